using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Loads a draft as the catalogue would after an import, in a folder of its own, so that the import can be refused before anything is written.</summary>
internal static class Rehearsal
{
    /// <summary>Faults of the draft's tables, at the workbook's cells where they came from one.</summary>
    public static ImmutableArray<Issue> Faults(VersionFolder version, SourceImport import, IAdapterCatalog adapters)
    {
        string stage = Directory.CreateTempSubdirectory("gateway-rehearsal-").FullName;
        try
        {
            foreach (string folder in (string[])["national", "regions", "institutions", version.Name])
            {
                Copy(version.Files.PathOf(folder), Path.Combine(stage, folder));
            }

            import.WriteTo(Path.Combine(stage, version.Name));
            return [.. MappingCatalog.Load(stage, adapters).Faults.Where(fault => fault.At.Path.StartsWith(version.Name + "/", StringComparison.Ordinal)).Select(fault => fault with { At = new SourceLocation(CellOf(fault.At.Path, version, import)) })];
        }
        finally
        {
            Directory.Delete(stage, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.Exists(from) ? Directory.GetFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a file in a folder
            File.Copy(file, target);
        }
    }

    // file:row:column of a table becomes the cell of its sheet.
    private static string CellOf(string path, VersionFolder version, SourceImport import)
    {
        string[] parts = path.Split(':');
        ImportedTable? table = import.Tables.FirstOrDefault(one => parts[0] == $"{version.Name}/{one.File}");
        if (table is null || parts.Length < 2 || !int.TryParse(parts[1], out int row) || row < 1 || row > table.Grid.Rows.Length)
        {
            return path;
        }

        string name = parts.Length > 2 ? parts[2] : "";
        int column = Enumerable.Range(0, table.Grid.Rows[0].Length).FirstOrDefault(index => table.Grid[0, index].Text == name);
        return table.Grid.At(row - 1, column, name);
    }
}
