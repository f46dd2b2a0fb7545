using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Guide;

/// <summary>Every target of the guide's segment maps (HL7 v2-to-FHIR implementation guide; facts alone: map, v2 field, target), run through the model that binds our own tables.</summary>
internal sealed record GuideTargets(int Count, ImmutableArray<GuideTargets.Finding> Unbalanced, ImmutableArray<GuideTargets.Finding> Untyped, ImmutableArray<GuideTargets.Finding> Missing)
{
    public static GuideTargets Read()
    {
        var found = new { Unbalanced = new List<Finding>(), Untyped = new List<Finding>(), Missing = new List<Finding>() };
        int count = 0;
        foreach (ImmutableArray<string> row in Rows())
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

    /// <summary>Every target whose field has a number and whose element can be told.</summary>
    public static IEnumerable<Target> All() => Rows().Where(row => row[1].Length > 0 && char.IsDigit(row[1][^1]))
        .Select(row => new Target(row[0], row[1].Split('.')[0], ResourceOf(row[0]), GuideExpression.PathsOf(ResourceOf(row[0]), row[2])?.FirstOrDefault()))
        .Where(target => target.Path is not null);

    private static List<ImmutableArray<string>> Rows()
    {
        using var reader = new StreamReader(typeof(GuideTargets).Assembly.GetManifestResourceStream("segment-targets.csv")!); // embedded by the project file
        return [.. CsvText.Rows(reader.ReadToEnd()).Skip(1).Where(row => row.Length == 3)];
    }

    private static string? Fault(string path) => ElementModel.Default.TryBind(path, null, out _, out PathFault? fault) ? null : fault.Reason;

    // PV1[Encounter], MSH[Provenance-Source]
    private static string ResourceOf(string map) => map[(map.IndexOf('[', StringComparison.Ordinal) + 1)..].Split(']', '-')[0];

    /// <summary>A target as the guide gives it.</summary>
    internal sealed record Target(string Map, string Field, string Resource, string? Path)
    {
        /// <summary>Resource and first element; a choice goes by its name without the type.</summary>
        public string Element => string.Join('.', Path!.Split('.').Take(2)); // those without one are left out
    }

    /// <summary>A target and what is wrong with it.</summary>
    internal sealed record Finding(string Map, string Field, string Target, string Reason)
    {
        public override string ToString() => $"{Map} {Field} {Target}: {Reason}";
    }
}
