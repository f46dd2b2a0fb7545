using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>What the mappings folder says about destinations: plans, dialects, recovery, texts of answers. One immutable snapshot.</summary>
public sealed class PlatformKnowledge : IKnowledgeSource
{
    private readonly RegionalTexts regional;

    internal PlatformKnowledge(PlanCatalog plans, DialectCatalog dialects, RecoveryTable recovery, AnswerTexts texts, MappingCatalog? mapping, RegionalTexts? regional = null)
    {
        (Plans, Dialects, Recovery, Texts, Mapping) = (plans, dialects, recovery, texts, mapping);
        this.regional = regional ?? new RegionalTexts(texts, []);
    }

    public PlanCatalog Plans { get; }

    public DialectCatalog Dialects { get; }

    public RecoveryTable Recovery { get; }

    /// <summary>What answers mean wherever a region does not say otherwise.</summary>
    public AnswerTexts Texts { get; }

    /// <summary>What answers mean to an institution: its region's own texts first.</summary>
    public AnswerTexts TextsFor(string institution) => regional.Of(Mapping?.Institution(institution)?.Area ?? "");

    /// <summary>Institutions and platform tables; null only where tests bring forms of their own.</summary>
    internal MappingCatalog? Mapping { get; }

    /// <summary>A snapshot never changes.</summary>
    PlatformKnowledge IKnowledgeSource.Current => this;

    /// <summary>The plan that a new message of an event begins with: of the platform version in force on its service date, or on the day whose tables were asked for.</summary>
    internal EventPlan? PlanOf(string @event, DateOnly? serviceDate, DateOnly? tablesOn) => Mapping is null
        ? Plans.Find(@event)
        : Plans.Versions(@event).FirstOrDefault(plan => plan.Version == VersionOn(plan.Destination, serviceDate, tablesOn));

    private string? VersionOn(string destination, DateOnly? serviceDate, DateOnly? tablesOn) =>
        (tablesOn is { } day ? Mapping!.PlatformAsOf(destination, day) : Mapping!.PlatformOn(destination, serviceDate))?.Version; // only called with one

    /// <summary>Reads everything below a mappings folder.</summary>
    /// <param name="mappingsRoot">The folder that holds <c>national</c> and <c>regions</c>.</param>
    /// <param name="mapping">Its catalogue, already loaded.</param>
    /// <returns>The snapshot, or every fault of every file.</returns>
    public static Outcome<PlatformKnowledge> Load(string mappingsRoot, MappingCatalog mapping)
    {
        string tables = mapping.Platform?.Folder ?? Path.Combine(mappingsRoot, "national", "platform", Destinations.Nhsa);
        Outcome<PlanCatalog> plans = PlanCatalog.Load(mappingsRoot);
        Outcome<DialectCatalog> dialects = DialectCatalog.Load(mappingsRoot);
        Outcome<RecoveryTable> recovery = RecoveryTable.Load(Path.Combine(tables, "recovery.csv"));
        Outcome<AnswerTexts> texts = AnswerTexts.Load(Path.Combine(tables, "errors.csv"));
        Outcome<ImmutableArray<KeyValuePair<string, AnswerTexts>>> regional = RegionalTexts.Load(mappingsRoot);
        ImmutableArray<Issue> reach = plans.Succeeded ? mapping.FaultsAgainst(EventTransactions.Of(plans.Value)) : [];
        ImmutableArray<Issue> faults = [.. Errors(plans), .. Errors(dialects), .. Errors(recovery), .. Errors(texts), .. Errors(regional), .. reach];
        return faults.IsEmpty
            ? Outcome.Of(new PlatformKnowledge(plans.Value, dialects.Value, recovery.Value, texts.Value, mapping, new RegionalTexts(texts.Value, regional.Value)))
            : Outcome.Refused<PlatformKnowledge>(faults);
    }

    private static ImmutableArray<Issue> Errors<T>(Outcome<T> outcome) => outcome.Succeeded ? [] : outcome.Issues;
}
