using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Guide;

/// <summary>Every target of the guide's segment maps (HL7 v2-to-FHIR implementation guide; facts alone: map, v2 field, target), run through the model that binds our own tables.</summary>
internal sealed record GuideTargets(int Count, ImmutableArray<GuideTargets.Finding> Unbalanced, ImmutableArray<GuideTargets.Finding> Untyped, ImmutableArray<GuideTargets.Finding> Missing)
{
    public static GuideTargets Read()
    {
        using var reader = new StreamReader(typeof(GuideTargets).Assembly.GetManifestResourceStream("segment-targets.csv")!); // embedded by the project file
        var found = new { Unbalanced = new List<Finding>(), Untyped = new List<Finding>(), Missing = new List<Finding>() };
        int count = 0;
        foreach (ImmutableArray<string> row in CsvText.Rows(reader.ReadToEnd()).Skip(1).Where(row => row.Length == 3))
        {
            count++;
            var target = new Finding(row[0], row[1], row[2], "Expected as many closing brackets as opening ones.");
            if (GuideExpression.PathsOf(ResourceOf(row[0]), row[2]) is not { } paths)
            {
                found.Unbalanced.Add(target);
                continue;
            }

            string? reason = paths.Select(Fault).FirstOrDefault(fault => fault is not null);
            if (reason is not null)
            {
                // R4 has the element, and wants to know which of its types is meant.
                (reason.Contains("has a type to choose", StringComparison.Ordinal) ? found.Untyped : found.Missing).Add(target with { Reason = reason });
            }
        }

        return new GuideTargets(count, [.. found.Unbalanced], [.. found.Untyped], [.. found.Missing]);
    }

    private static string? Fault(string path) => ElementModel.Default.TryBind(path, null, out _, out PathFault? fault) ? null : fault.Reason;

    // PV1[Encounter], MSH[Provenance-Source]
    private static string ResourceOf(string map) => map[(map.IndexOf('[', StringComparison.Ordinal) + 1)..].Split(']', '-')[0];

    /// <summary>A target and what is wrong with it.</summary>
    internal sealed record Finding(string Map, string Field, string Target, string Reason)
    {
        public override string ToString() => $"{Map} {Field} {Target}: {Reason}";
    }
}
