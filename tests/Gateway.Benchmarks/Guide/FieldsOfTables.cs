using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Benchmarks;

/// <summary>Which v2 field each target element of a source's tables reads: <c>PID-3</c> into <c>Patient.identifier</c>.</summary>
internal static partial class FieldsOfTables
{
    /// <summary>Every pair of field and first element that some row makes. A field asked for in <c>when</c> counts as read.</summary>
    /// <param name="folder">A source version.</param>
    public static HashSet<(string Field, string Element)> Read(string folder)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (string path in Directory.GetFiles(folder, "*.csv").Where(path => !path.EndsWith(".reply.csv", StringComparison.Ordinal)))
        {
            string[][] rows = [.. CsvText.Rows(File.ReadAllText(path)).Select(row => row.ToArray())];
            int Column(string name) => Array.IndexOf(rows[0], name);
            foreach (string[] row in Column("target") < 0 ? [] : rows.Skip(1).Where(row => row.Length == rows[0].Length))
            {
                string Cell(string name) => Column(name) < 0 ? "" : row[Column(name)];
                Match target = Target().Match(Cell("target"));
                string element = $"{target.Groups["type"].Value}.{target.Groups["element"].Value}";
                pairs.UnionWith(FieldsOf(Cell("each"), string.Join(' ', Cell("source"), Cell("transform"), Cell("when"))).Select(field => (field, element)));
            }
        }

        return pairs;
    }

    private static IEnumerable<string> FieldsOf(string each, string places)
    {
        IEnumerable<string> named = Named().Matches($"{each} {places}").Select(match => $"{match.Groups["segment"].Value}-{match.Groups["field"].Value}");
        Match last = Segment().Match(each);
        return last.Success && !last.Groups["field"].Success ? named.Concat(Below().Matches(places).Select(match => $"{last.Groups["segment"].Value}-{match.Groups["field"].Value}")) : named;
    }

    // Patient.identifier[].value, Observation[].code
    [GeneratedRegex(@"^(?<type>[A-Z]\w*)(#\w+)?(\[[^\]]*\])?\.(?<element>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();

    // PID/3/1, ../OBR[1]/4
    [GeneratedRegex(@"\b(?<segment>[A-Z][A-Z0-9]{2})(\[[^\]]*\])?/(?<field>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    // an each that ends with a segment or one of its fields
    [GeneratedRegex(@"\b(?<segment>[A-Z][A-Z0-9]{2})(\[[^\]]*\])?(/(?<field>\d+))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Segment();

    // ./5
    [GeneratedRegex(@"(?<![\w.])\./(?<field>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Below();
}
