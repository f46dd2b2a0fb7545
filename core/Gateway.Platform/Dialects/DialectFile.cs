using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Reads one region's dialect.</summary>
internal static class DialectFile
{
    public const string Name = "dialect.yaml";

    private const string PathTable = "paths.csv";

    /// <summary>Reads the file and the <c>paths.csv</c> beside it.</summary>
    /// <param name="file">Where it lies.</param>
    /// <param name="name">For locations.</param>
    /// <param name="issues">Takes every fault.</param>
    /// <returns>Null when there was a fault.</returns>
    public static Dialect? Read(string file, string name, ImmutableArray<Issue>.Builder issues)
    {
        string table = Path.Combine(Path.GetDirectoryName(file)!, PathTable); // a file lies in a folder
        return Parse(File.ReadAllText(file), name, File.Exists(table) ? table : null, issues);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="yaml">The dialect.</param>
    /// <param name="name">For locations.</param>
    /// <param name="table">Its <c>paths.csv</c>; null where there is none.</param>
    /// <param name="issues">Takes every fault.</param>
    public static Dialect? Parse(string yaml, string name, string? table, ImmutableArray<Issue>.Builder issues)
    {
        int before = issues.Count;
        Outcome<YamlFile> read = YamlFile.Parse(yaml, name);
        issues.AddRange(read.Succeeded ? [] : read.Issues);
        if (!read.TryGetValue(out YamlFile? file) || Shape(file, issues) is not { } dialect)
        {
            return null;
        }

        ImmutableSortedDictionary<string, string> paths = table is null ? dialect.Paths : Paths(table, name.Replace(Name, PathTable, StringComparison.Ordinal), issues);
        issues.AddRange(DialectCheck.FaultsOf(dialect, file, hasPaths: table is not null));
        return issues.Count == before ? dialect with { Paths = paths } : null;
    }

    private static Dialect? Shape(YamlFile file, ImmutableArray<Issue>.Builder issues)
    {
        try
        {
            return file.Root.Deserialize<Dialect>(PlanJson.Options);
        }
        catch (JsonException fault)
        {
            string path = (fault.Path ?? "").TrimStart('$', '.');
            issues.Add(DialectCheck.Fault(file.At(path), DialectShape.Expected(path)));
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, string> Paths(string table, string name, ImmutableArray<Issue>.Builder issues)
    {
        var paths = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Outcome<KnowledgeTable> read = KnowledgeTable.Load(table, ["infno", "path"]);
        if (!read.TryGetValue(out KnowledgeTable? rows))
        {
            issues.AddRange(read.Issues.Select(issue => DialectCheck.Fault(name, issue.Reason)));
            return paths.ToImmutable();
        }

        foreach (KnowledgeRow row in rows.Rows)
        {
            if (row["infno"].Length == 0 || !row["path"].StartsWith('/') || row["path"].Contains(' ', StringComparison.Ordinal))
            {
                issues.Add(DialectCheck.Fault($"{name}:{row.Number}:path", "Expected a transaction and a path that begins with / and holds no blank."));
            }
            else if (!paths.TryAdd(row["infno"], row["path"]))
            {
                issues.Add(DialectCheck.Fault($"{name}:{row.Number}:infno", $"Expected one row for {row["infno"]}; an earlier one has it too."));
            }
        }

        return paths.ToImmutable();
    }
}
