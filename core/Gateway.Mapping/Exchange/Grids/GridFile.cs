using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads a file as people save it, workbook or CSV; its content says which, never its name.</summary>
internal static class GridFile
{
    /// <summary>The sheet that explains a workbook; nobody reads it back.</summary>
    public const string Readme = "说明";

    /// <summary>Reads all tables of a file; at least one.</summary>
    /// <param name="name">The file's name for locations.</param>
    /// <param name="encoding">That of a CSV file; null recognises it.</param>
    public static Outcome<ImmutableArray<Grid>> Read(byte[] bytes, string name, string? encoding)
    {
        if (WorkbookReader.IsWorkbook(bytes))
        {
            return WorkbookReader.Read(bytes, name);
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Outcome.Refused<ImmutableArray<Grid>>(new Issue(IssueCodes.FileUnreadable, new SourceLocation(name), "This is a workbook of the old form (.xls) or one with a password: save it as .xlsx without a password."));
        }

        Outcome<(string Text, string Encoding)> text = TableText.Decode(bytes, name, encoding);
        return text.Succeeded ? Outcome.Of<ImmutableArray<Grid>>([CsvGrid.Read(text.Value.Text, name)]) : Outcome.Refused<ImmutableArray<Grid>>(text.Issues);
    }
}
