using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>The CSV tables of a source version: message, reply and code tables.</summary>
internal static class SourceTables
{
    /// <summary>Names below the version's folder: tables of source.yaml in its order, then what else is there, then codes.</summary>
    public static ImmutableArray<string> Of(VersionFolder version)
    {
        Settings? settings = version.Settings;
        IEnumerable<string?> named = settings?.List("messages").SelectMany(message => (string?[])[message.Text("table"), message.Text("reply")]).Append(settings.Text("error-reply")) ?? [];
        IEnumerable<string> there = MappingFolder.Files(version.Path, "*.csv").Select(path => Path.GetFileName(path));
        IEnumerable<string> codes = MappingFolder.Files(Path.Combine(version.Path, "codes"), "*.csv").Select(path => $"codes/{Path.GetFileName(path)}");
        return [.. named.OfType<string>().Where(name => File.Exists(Path.Combine(version.Path, name))).Concat(there).Concat(codes).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The cells of a table as spreadsheets see them: every row as long as the header.</summary>
    public static ImmutableArray<ImmutableArray<string>> Cells(Grid grid)
    {
        int width = grid.Rows.Length == 0 ? 0 : grid.Rows.Max(row => row.Length);
        return [.. Enumerable.Range(0, LastRow(grid) + 1).Select(row => Enumerable.Range(0, width).Select(column => grid[row, column].Text).ToImmutableArray())];
    }

    // Blank rows at the end are none; those between count, so that row numbers stay.
    private static int LastRow(Grid grid) => Enumerable.Range(0, grid.Rows.Length).LastOrDefault(grid.HoldsAnything, -1);
}
