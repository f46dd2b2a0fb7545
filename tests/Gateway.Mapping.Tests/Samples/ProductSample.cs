using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Samples;

/// <summary>One sample of one of the product's own sources, with what <c>expected.csv</c> says that it comes to.</summary>
public sealed record ProductSample(string Source, string File, string Outcome, string Code)
{
    private static readonly Lazy<MappingCatalog> Loaded = new(() => MappingCatalog.Load(RepositoryFolder.Mappings, new InstalledAdapters()));

    private static readonly Lazy<JsonElement> Plans = new(() => YamlJson.Load(Path.Combine(RepositoryFolder.Mappings, "national", "platform", "nhsa", "1.0", "plans.yaml")).Value.GetProperty("plans"));

    internal static MappingCatalog Catalog => Loaded.Value;

    /// <summary>Every row of every source's expected.csv.</summary>
    public static ImmutableArray<ProductSample> All { get; } = [.. Directory.GetDirectories(Path.Combine(RepositoryFolder.Mappings, "sources")).Order(StringComparer.Ordinal).SelectMany(Rows)];

    internal byte[] Bytes => System.IO.File.ReadAllBytes(Path.Combine(FolderOf(Source), File));

    internal Institution Institution => Catalog.Institutions.OrderBy(institution => institution.Code, StringComparer.Ordinal).First(institution => institution.Sources.Contains(Source));

    public override string ToString() => $"{Source}/{File}";

    internal Outcome<ReadMessage> Read() => Catalog.Source(Source)!.Read(Bytes); // the product's own

    internal Outcome<MappedMessage> Map(ReadMessage read) =>
        read.Message!.Map(read.Record!, new MapContext(Institution, ContentId.Of(Institution.Code, Source, Bytes), read.ServiceDate)); // read without errors

    /// <summary>The canonical message, with what an earlier message said where this one only names it.</summary>
    internal Bundle Canonical()
    {
        ReadMessage read = Read().Value;
        Bundle bundle = Map(read).Value.Bundle;
        if (read.Message!.Continues is { } earlier) // read without errors
        {
            HashSet<string> brought = [.. bundle.Entry.Select(entry => entry.Resource).OfType<Resource>().Select(resource => resource.TypeName)];
            ProductSample before = All.First(sample => sample.Source == Source && sample.Outcome == "accepted" && sample.Read().Value.Message?.Event == earlier);
            bundle.Entry.AddRange(before.Canonical().Entry.Where(entry => entry.Resource is { } resource && !brought.Contains(resource.TypeName)));
        }

        return bundle;
    }

    /// <summary>Everything that reading, mapping and the rules find.</summary>
    internal ImmutableArray<Issue> Issues()
    {
        Outcome<ReadMessage> read = Read();
        if (!read.TryGetValue(out ReadMessage? message))
        {
            return read.Issues;
        }

        Outcome<MappedMessage> mapped = Map(message);
        return [.. read.Issues, .. mapped.Issues, .. mapped.Succeeded ? Institution.Rules.Apply(CanonicalRules.Check(mapped.Value.Bundle)) : []];
    }

    /// <summary>The transactions of an event's plan, undoing and asking included.</summary>
    internal static string[] TransactionsOf(string? @event)
    {
        return Plans.Value.TryGetProperty(@event ?? "", out JsonElement plan) ? [.. plan.GetProperty("steps").EnumerateArray().SelectMany(Numbers).Distinct()] : [];
    }

    // D004 wants the doctor's reason and number, which only an order to withdraw has.
    private const string Withdrawal = "D004";

    /// <summary>What an event's plan fills whatever the province and the message: steps without a condition, each with the first of its batches.</summary>
    internal static IEnumerable<(string Infno, FillBatch? Batch)> FillsOf(string? @event)
    {
        return Plans.Value.TryGetProperty(@event ?? "", out JsonElement plan)
            ? plan.GetProperty("steps").EnumerateArray().Where(step => !step.TryGetProperty("when", out _)).SelectMany(step => Numbers(step).Where(infno => infno != Withdrawal).Select(infno => (infno, BatchOf(step)))).Distinct()
            : [];
    }

    private static FillBatch? BatchOf(JsonElement step) =>
        step.TryGetProperty("batch", out JsonElement batch) ? new FillBatch(batch.GetProperty("over").GetString()!, 0, batch.GetProperty("size").GetInt32()) : null; // a batch says over what

    private static IEnumerable<string> Numbers(JsonElement step)
    {
        yield return step.GetProperty("transaction").GetString()!; // every step has one
        foreach (string name in new[] { "undo", "reverse" })
        {
            if (step.TryGetProperty(name, out JsonElement number))
            {
                yield return number.GetString()!; // always text
            }
        }

        if (step.TryGetProperty("ask", out JsonElement ask))
        {
            yield return ask.GetProperty("transaction").GetString()!; // every ask has one
        }
    }

    private static IEnumerable<ProductSample> Rows(string source) => CsvText
        .Rows(System.IO.File.ReadAllText(Path.Combine(FolderOf(Path.GetFileName(source)), "expected.csv"))).Skip(1).Where(row => row.Length >= 3)
        .Select(row => new ProductSample(Path.GetFileName(source), row[0], row[1], row[2]));

    private static string FolderOf(string source) => Path.Combine(RepositoryFolder.Mappings, "sources", source, "1.0", "samples");
}
