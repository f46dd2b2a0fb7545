using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Says of every source what it consists of.</summary>
/// <param name="root">The mappings folder.</param>
/// <param name="catalog">What it gave.</param>
public sealed class SourceListing(string root, MappingCatalog catalog)
{
    private const string FamiliesFile = "families.csv";
    private readonly MappingFolder files = new(root);

    /// <summary>Every version of every source, by id.</summary>
    public ImmutableArray<SourceFacts> Sources => [.. catalog.Sources.SelectMany(source => source.Versions).OrderBy(version => version.SourceId, StringComparer.Ordinal).ThenBy(version => version.Version, VersionNames.Order).Select(FactsOf)];

    /// <summary>Every family of <c>families.csv</c>, in its order, with the newest version of each source that covers it; none when there is no such file.</summary>
    public ImmutableArray<FamilyFacts> Families
    {
        get
        {
            string path = files.PathOf(FamiliesFile);
            ILookup<string, SourceFacts> covering = Sources.GroupBy(facts => facts.Source, StringComparer.Ordinal).Select(versions => versions.Last()).SelectMany(facts => facts.Families.Select(family => (family, facts))).ToLookup(pair => pair.family, pair => pair.facts);
            return File.Exists(path) ? [.. Table(path).Skip(1).Where(row => row.Length >= 5).Select(row => FamilyOf(row, covering))] : [];
        }
    }

    private FamilyFacts FamilyOf(ImmutableArray<string> row, ILookup<string, SourceFacts> covering)
    {
        IEnumerable<SourceFacts> released = row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(catalog.Source).OfType<Source>().Select(source => FactsOf(source.Newest));
        ImmutableArray<SourceFacts> sources = [.. covering[row[0]].Concat(released).DistinctBy(facts => facts.Source).OrderBy(facts => facts.Source, StringComparer.Ordinal)];
        return new FamilyFacts(row[0], row[1], row[2], sources, sources.IsEmpty ? row[4] : null);
    }

    private SourceFacts FactsOf(SourceVersion version)
    {
        string folder = files.PathOf("sources", version.SourceId, version.Version);
        ImmutableArray<ImmutableArray<ImmutableArray<string>>> tables = [.. MappingFolder.Files(folder, "*.csv").Select(Table)];
        int codeRows = MappingFolder.Files(Path.Combine(folder, "codes"), "*.csv").Sum(path => Math.Max(0, Table(path).Length - 1));
        return new SourceFacts(version.SourceId, version.Version, version.Title, version.Adapter, version.Families, version.Messages.Length, tables.Length, tables.Sum(table => Math.Max(0, table.Length - 1)), codeRows, [.. tables.SelectMany(TransformsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static ImmutableArray<ImmutableArray<string>> Table(string path) =>
        [.. CsvText.Rows(File.ReadAllText(path, Encoding.UTF8)).Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell)))];

    private static IEnumerable<string> TransformsOf(ImmutableArray<ImmutableArray<string>> table)
    {
        int column = table.IsEmpty ? -1 : table[0].IndexOf("transform");
        return column < 0 ? [] : table.Skip(1).Where(row => row.Length > column).SelectMany(row => Steps(row[column])).Select(step => step.Trim().Split(' ')[0]).Where(name => name.Length > 0);
    }

    // A bar inside quotes is an argument.
    private static IEnumerable<string> Steps(string pipe)
    {
        int start = 0;
        char quote = '\0';
        for (int at = 0; at < pipe.Length; at++)
        {
            if (quote != '\0' || pipe[at] is '"' or '\'')
            {
                quote = quote == '\0' ? pipe[at] : pipe[at] == quote ? '\0' : quote;
            }
            else if (pipe[at] == '|')
            {
                yield return pipe[start..at];
                start = at + 1;
            }
        }

        yield return pipe[start..];
    }
}
