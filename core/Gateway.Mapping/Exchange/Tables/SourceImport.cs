using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What importing a workbook would do to a draft. Nothing is written before <see cref="Write"/>.</summary>
public sealed class SourceImport
{
    private readonly string folder;

    internal SourceImport(string folder, IEnumerable<ImportedTable> tables) => (this.folder, Tables) = (folder, [.. tables]);

    /// <summary>Files whose cells change, below the version's folder.</summary>
    public ImmutableArray<string> Changed => [.. Tables.Where(table => table.IsChanged).Select(table => table.File)];

    /// <summary>Files that the workbook has with the cells that they have.</summary>
    public ImmutableArray<string> Unchanged => [.. Tables.Where(table => !table.IsChanged).Select(table => table.File)];

    internal ImmutableArray<ImportedTable> Tables { get; }

    /// <summary>Writes the tables that change.</summary>
    public void Write() => WriteTo(folder);

    internal void WriteTo(string target)
    {
        foreach (ImportedTable table in Tables.Where(table => table.IsChanged))
        {
            string path = Path.Combine(target, table.File);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
            WholeFile.Write(path, TableText.Encode(CsvGrid.Write(table.Cells, "\n"), TableText.Utf8));
        }
    }
}

/// <summary>One table of a workbook.</summary>
/// <param name="File">Below the version's folder.</param>
/// <param name="Grid">Its sheet.</param>
/// <param name="Cells">As the file will hold them.</param>
/// <param name="IsChanged">Whether the file has other cells now.</param>
internal sealed record ImportedTable(string File, Grid Grid, ImmutableArray<ImmutableArray<string>> Cells, bool IsChanged);
