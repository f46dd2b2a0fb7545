using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings explain CODE</c>: every layer that knows a code, which one answers and why.</summary>
internal static class ExplainVerb
{
    private static readonly Argument<string> Code = new("code") { Description = "The sender's code; with --back ours." };
    private static readonly Option<string?> Concept = new("--concept") { Description = "The code table's name; without one, every concept that knows the code." };
    private static readonly Option<string?> InstitutionCode = new("--institution") { Description = "Whose view; without one, the national one." };
    private static readonly Option<string?> SourceId = new("--source") { Description = "ID or ID@VERSION; without one, each source of the institution." };
    private static readonly Option<DateOnly?> AsOf = new("--as-of") { Description = "The service date, yyyy-MM-dd; without one, rows that still hold.", CustomParser = DayOption.Read };
    private static readonly Option<bool> Back = new("--back") { Description = "From our code to the sender's, as replies do." };
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON array on stdout." };

    public static Command Create()
    {
        var explain = new Command("explain", "Show which layer answers for a code and why: institution, city, province, source, nation. Exit 1 if nothing answers.") { Code, Concept, InstitutionCode, SourceId, AsOf, Back, Json };
        explain.SetAction(Explain);
        return explain;
    }

    private static int Explain(ParseResult parsed)
    {
        (MappingCatalog catalog, _) = MappingOptions.Load(parsed);
        MappingOptions.Print(catalog.Faults.Where(fault => fault.IsError));
        if (!TryFind(parsed, catalog, out Institution? institution, out ImmutableArray<SourceVersion?> sources, out string? wrong))
        {
            System.Console.Error.WriteLine(wrong);
            return GatewayCommand.WrongUsage;
        }

        var explainer = new CodeExplainer(catalog);
        string? asked = parsed.GetValue(Concept);
        string[] known = [.. sources.SelectMany(source => explainer.Concepts(institution, source)).Distinct()];
        if (asked is not null && !known.Contains(asked))
        {
            System.Console.Error.WriteLine($"No layer has a concept '{asked}'.{NearestName.Hint(asked, known)}");
            return GatewayCommand.WrongUsage;
        }

        var found = (from source in sources
                     from concept in asked is null ? explainer.Concepts(institution, source) : [asked]
                     let explanation = explainer.Explain(new CodeQuestion(concept, parsed.GetRequiredValue(Code), institution, source, parsed.GetValue(AsOf), parsed.GetValue(Back)))
                     where asked is not null || !explanation.Rows.IsEmpty
                     select (View: View(institution, source), Explanation: explanation)).ToList();
        Print(found, parsed.GetValue(Json), parsed.GetRequiredValue(Code));
        return found.Exists(one => one.Explanation.Answer is not null) ? GatewayCommand.Done : GatewayCommand.Failed;
    }

    private static bool TryFind(ParseResult parsed, MappingCatalog catalog, out Institution? institution, out ImmutableArray<SourceVersion?> sources, out string? wrong)
    {
        (institution, sources, wrong) = (null, [null], null);
        if (parsed.GetValue(InstitutionCode) is { } code && (institution = catalog.Institution(code)) is null)
        {
            wrong = $"There is no institution {code}.{NearestName.Hint(code, catalog.Institutions.Select(known => known.Code))}";
            return false;
        }

        string[] wanted = parsed.GetValue(SourceId)?.Split('@', 2) ?? [];
        IEnumerable<string> ids = wanted is [var id, ..] ? [id] : institution?.Sources ?? [];
        ImmutableArray<SourceVersion?> versions = [.. ids.Select(one => VersionOf(catalog, one, wanted.ElementAtOrDefault(1), parsed.GetValue(AsOf)))];
        if (versions.Any(version => version is null))
        {
            wrong = $"There is no source {parsed.GetValue(SourceId)}. There are: {string.Join(", ", catalog.Sources.SelectMany(known => known.Versions.Select(version => $"{known.Id}@{version.Version}")))}.";
            return false;
        }

        sources = versions.IsEmpty ? [null] : versions;
        return true;
    }

    private static SourceVersion? VersionOf(MappingCatalog catalog, string id, string? version, DateOnly? day) =>
        catalog.Source(id) is not { } source ? null : version is not null ? source.Version(version) : day is { } known ? source.VersionAsOf(known) : source.Newest;

    private static string View(Institution? institution, SourceVersion? source) => string.Join(", ", new[]
    {
        institution is null ? "national view" : $"institution {institution.Code} {institution.Name}, area {institution.Area}",
        source is null ? null : $"source {source.SourceId}@{source.Version}",
    }.OfType<string>());

    private static void Print(List<(string View, CodeExplanation Explanation)> found, bool asJson, string code)
    {
        if (asJson)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(found.Select(one => new { view = one.View, explanation = one.Explanation }), CliJson.WithNames));
            return;
        }

        if (found.Count == 0)
        {
            System.Console.WriteLine($"No concept of any layer knows '{code}'.");
        }

        foreach ((string view, CodeExplanation one) in found)
        {
            System.Console.WriteLine($"{one.Concept} '{one.Code}' ({view})");
            System.Console.WriteLine(one.Answer is null ? $"  nothing answers: {Consequence(one.Unmapped)} ({one.UnmappedBy})" : $"  -> {one.Answer} {one.Display}{(one.System is null ? "" : $"  [{one.System}]")}");
            foreach (ExplainedRow row in one.Rows)
            {
                System.Console.WriteLine($"  {row.Layer,-28} {row.Code} -> {(row.Target.Length == 0 ? "(none)" : row.Target)}  {row.At}{Term(row)}  {PartText(row.Part)}");
            }

            foreach (string layer in one.Silent)
            {
                System.Console.WriteLine($"  {layer,-28} has no row for it");
            }

            foreach (NearCode near in one.Near)
            {
                System.Console.WriteLine($"  near: {near.Code} -> {near.Target} {near.Display}  {near.At}");
            }
        }
    }

    private static string Consequence(string unmapped) => unmapped switch
    {
        "keep" => "the message goes on with the code as it was sent, and a warning",
        "park" => "the message waits for a person",
        _ => "the message is refused",
    };

    private static string Term(ExplainedRow row) => row is { From: null, To: null } ? "" : string.Create(CultureInfo.InvariantCulture, $"  [{row.From:yyyy-MM-dd}..{row.To:yyyy-MM-dd}]");

    private static string PartText(RowPart part) => part switch
    {
        RowPart.Answers => "ANSWERS: the nearest row that holds on the day",
        RowPart.AnswersNone => "ANSWERS: there is no target, the code counts as unmapped",
        RowPart.Shadowed => "shadowed by the nearer row, which says something else",
        RowPart.Same => "shadowed by the nearer row, which says the same",
        _ => "not in force on the day",
    };
}
