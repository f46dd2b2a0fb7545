using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>What answers mean by area: the county's own table is asked first, then the city's, the province's and the national one.</summary>
internal sealed class RegionalTexts
{
    private const string FileName = "errors.csv";

    private readonly FrozenDictionary<string, AnswerTexts> regions;
    private readonly AnswerTexts national;
    private readonly ConcurrentDictionary<string, AnswerTexts> byArea = new(StringComparer.Ordinal);

    public RegionalTexts(AnswerTexts national, IEnumerable<KeyValuePair<string, AnswerTexts>> regions) =>
        (this.national, this.regions) = (national, regions.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>The texts as an area reads them.</summary>
    /// <param name="area">医保区划, six digits; empty for none.</param>
    public AnswerTexts Of(string area) => regions.Count == 0 || area.Length < 6 ? national : byArea.GetOrAdd(area, Chain);

    /// <summary>Reads <c>regions/AREA-NAME/errors.csv</c>.</summary>
    /// <returns>The tables by area, or every fault of every file.</returns>
    public static Outcome<ImmutableArray<KeyValuePair<string, AnswerTexts>>> Load(string mappingsRoot)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var tables = ImmutableArray.CreateBuilder<KeyValuePair<string, AnswerTexts>>();
        string regions = Path.Combine(mappingsRoot, "regions");
        string[] files = Directory.Exists(regions) ? [.. Directory.GetFiles(regions, FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
        foreach (string file in files)
        {
            Outcome<AnswerTexts> texts = AnswerTexts.Load(file);
            issues.AddRange(texts.Succeeded ? [] : texts.Issues);
            if (texts.TryGetValue(out AnswerTexts? table))
            {
                tables.Add(KeyValuePair.Create(Path.GetFileName(Path.GetDirectoryName(file)!).Split('-')[0], table)); // a file lies in a folder
            }
        }

        return issues.Count == 0 ? Outcome.Of(tables.ToImmutable()) : Outcome.Refused<ImmutableArray<KeyValuePair<string, AnswerTexts>>>(issues.ToImmutable());
    }

    private AnswerTexts Chain(string area) =>
        ((string[])[$"{area[..2]}0000", $"{area[..4]}00", area]).Distinct(StringComparer.Ordinal)
            .Aggregate(national, (below, place) => regions.TryGetValue(place, out AnswerTexts? own) ? own.Over(below) : below);
}
