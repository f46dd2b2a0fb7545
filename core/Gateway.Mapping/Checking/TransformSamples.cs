using Gateway.Contract;
using System.Collections.Immutable;
using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Runs a row's transforms over samples: what a transform can never use is a mistake of the table.</summary>
internal static class TransformSamples
{
    private static readonly RowScope Nowhere = new(new CodeBook([], new CodeLayer("", System.Collections.Frozen.FrozenDictionary<string, CodeTable>.Empty), new Dictionary<string, ConceptSettings>()));

    /// <summary>What comes out of a pipe.</summary>
    /// <param name="calls">As written, one per step.</param>
    /// <param name="fault">Which call can never use what it gets; null when none.</param>
    public static Samples Through(Samples samples, ImmutableArray<string> calls, TransformPipe pipe, out string? fault)
    {
        fault = null;
        if (calls.Length != pipe.Steps.Length)
        {
            return Samples.Anything;
        }

        if (pipe.TakesMany)
        {
            samples = new Samples(AsLists(samples.Certain), AsLists(samples.Typical));
        }

        for (int index = 0; index < calls.Length && fault is null; index++)
        {
            samples = Through(samples, calls[index], pipe.Steps[index], out fault);
        }

        return fault is null ? samples : Samples.Anything;
    }

    private static Samples Through(Samples samples, string call, TransformStep step, out string? fault)
    {
        (string name, string rest) = call.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? (call[..space], call[(space + 1)..].Trim()) : (call, "");
        ImmutableArray<Flow> certain = Run(samples.Certain, step), typical = Run(samples.Typical, step);
        Flow broken = certain.FirstOrDefault(flow => flow.Fault is not null);
        bool isHopeless = !typical.IsEmpty && typical.All(flow => flow.Fault is not null);
        fault = broken.Fault is not null ? $"{name} gets '{broken.Text}'. {broken.Fault}"
            : isHopeless ? $"{name} gets {(typical[0].Items is null ? $"a value such as '{typical[0].Text}'" : "several values")} and can never use it. {typical[0].Fault}"
            : null;
        var left = new Samples(Usable(certain), Usable(typical));
        return name switch
        {
            "map" => new Samples([.. Samples.Flows([.. Results(rest)])], []),
            "constant" => Samples.Exactly(TransformArguments.Unquoted(rest)),
            "default" => left with { Certain = [.. left.Certain, .. Samples.Flows(TransformArguments.Unquoted(rest))] },
            _ when samples.IsAnything => new Samples([], Usable(Run(Trials(name, rest), step))),
            _ => left,
        };
    }

    // What a transform makes of input that it takes says what it gives. Names that are not here may give anything.
    private static ImmutableArray<Flow> Trials(string name, string rest) => name switch
    {
        "date" or "datetime" => Samples.Flows([.. rest.Split(" from ")[0].Trim('\'').Split(" or ", StringSplitOptions.TrimEntries).Select(Written)]),
        "fhirtime" => Samples.Flows("2026", "2026-01", "2026-01-31", "2026-01-31T08:30:00+08:00"),
        "hl7time" => Samples.Flows("2026", "202601", "20260131", "20260131083000"),
        "day" or "format" => Samples.Flows("2026-01-31", "2026-01-31T08:30:00+08:00"),
        "number" or "decimal" or "round" or "negate" or "abs" => Samples.Flows("12", "12.5", "-3"),
        "money" or "fen" => Samples.Flows("1250", "12"),
        "idcard" => Samples.Flows("999999199001010016"),
        "hash" => Samples.Flows("1"),
        "count" or "sum" => [new Flow { Items = ["2", "3"] }],
        _ => [],
    };

    private static string Written(string format)
    {
        try
        {
            return new DateTime(2026, 1, 31, 8, 30, 0, DateTimeKind.Unspecified).ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static ImmutableArray<Flow> Run(ImmutableArray<Flow> flows, TransformStep step)
    {
        ImmutableArray<Flow>.Builder ran = ImmutableArray.CreateBuilder<Flow>(flows.Length);
        foreach (Flow before in flows)
        {
            Flow flow = before with { Items = before.Items is null ? null : [.. before.Items] };
            step(ref flow, Nowhere);
            ran.Add(flow.Fault is null ? flow : before with { Fault = flow.Fault });
        }

        return ran.MoveToImmutable();
    }

    private static ImmutableArray<Flow> Usable(ImmutableArray<Flow> flows) => [.. flows.Where(flow => flow.Fault is null && (flow.Text is not null || flow.Items is not null))];

    private static ImmutableArray<Flow> AsLists(ImmutableArray<Flow> flows) => [.. flows.Select(flow => new Flow { Items = [flow.Text!] })]; // sources give texts

    private static IEnumerable<string> Results(string pairs) => TransformArguments.Words(pairs).Select(pair => TransformArguments.Unquoted(pair).Split('=', 2)).Where(pair => pair.Length == 2).Select(pair => pair[1]).Where(text => text.Length > 0).Distinct();
}
