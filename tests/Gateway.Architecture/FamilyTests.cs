using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Architecture;

/// <summary>Every family of formats that is known in the field is covered by a source, or families.csv says why not.</summary>
public sealed partial class FamilyTests
{
    private static readonly string[][] Families = [.. CsvText.Rows(Repository.Text("mappings/families.csv")).Skip(1).Where(row => row.Length == 5).Select(row => row.ToArray())];

    private static readonly (string File, string Family)[] Covered =
    [
        .. from file in Repository.Files
           where file.StartsWith("mappings/sources/", StringComparison.Ordinal) && file.EndsWith("/source.yaml", StringComparison.Ordinal)
           from line in FamilyLine().Matches(Repository.Text(file))
           from family in line.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)
           select (file, family),
    ];

    [Fact]
    public void Every_family_is_covered_or_says_why_not()
    {
        Assert.True(Families.Length > 50, "Expected the rows of families.csv.");
        Repository.NoneOf(Families.Where(row => row[3].Length == 0 && row[4].Length == 0 && !Array.Exists(Covered, one => one.Family == row[0])).Select(row => $"mappings/families.csv: no source covers {row[0]} and it gives no reason."));
    }

    [Fact]
    public void Sources_name_families_that_there_are() =>
        Repository.NoneOf(Covered.Where(one => !Array.Exists(Families, row => row[0] == one.Family)).Select(one => $"{one.File}: families.csv has no {one.Family}."));

    [Fact]
    public void Ids_are_unique_and_titles_are_Chinese_and_English() =>
        Repository.NoneOf(Families.GroupBy(row => row[0], StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{same.Key} stands twice.")
            .Concat(Families.Where(row => !row[1].Contains(" · ", StringComparison.Ordinal)).Select(row => $"{row[0]}: {row[1]}")));

    [GeneratedRegex(@"^family:\s*\[([^\]]*)\]", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex FamilyLine();
}
