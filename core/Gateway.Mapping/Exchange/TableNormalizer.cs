using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Brings CSV files that Excel or WPS saved in another form back to ours: UTF-8, commas, line feeds. Cells stay as they are.</summary>
/// <param name="root">The mappings folder.</param>
public sealed class TableNormalizer(string root)
{
    private readonly MappingFolder files = new(root);

    /// <summary>Mends a file, or every CSV file of a folder. A file that is in our form is left alone.</summary>
    /// <param name="path">As it is, or below the mappings folder.</param>
    /// <returns>What was mended; or why nothing was: one file that cannot be read stops all.</returns>
    public Outcome<ImmutableArray<NormalizedTable>> Normalize(string path)
    {
        string full = Path.GetFullPath(File.Exists(path) || Directory.Exists(path) ? path : files.PathOf(path));
        string[] tables = File.Exists(full) ? [full] : Directory.Exists(full) ? Directory.GetFiles(full, "*.csv", SearchOption.AllDirectories) : [];
        if (tables.Length == 0)
        {
            return Outcome.Refused<ImmutableArray<NormalizedTable>>(new Issue(IssueCodes.PlaceWrong, new SourceLocation(path), "Expected a CSV file, or a folder that has some."));
        }

        var faults = new FaultList();
        var mended = new List<(string Path, byte[] Bytes, NormalizedTable Table)>();
        foreach (string table in tables.Order(StringComparer.Ordinal))
        {
            if (Mend(table, faults) is { } found)
            {
                mended.Add(found);
            }
        }

        if (faults.Count > 0)
        {
            return Outcome.Refused<ImmutableArray<NormalizedTable>>(faults.ToImmutable());
        }

        mended.ForEach(one => WholeFile.Write(one.Path, one.Bytes));
        return Outcome.Of<ImmutableArray<NormalizedTable>>([.. mended.Select(one => one.Table)]);
    }

    private (string, byte[], NormalizedTable)? Mend(string path, FaultList faults)
    {
        string name = files.Name(path);
        Outcome<(string Text, string Encoding)> text = TableText.Decode(File.ReadAllBytes(path), name);
        faults.AddAll(text.Issues);
        if (!text.Succeeded)
        {
            return null;
        }

        char separator = CsvGrid.SeparatorOf(text.Value.Text);
        if (separator == ',' && text.Value.Encoding is TableText.Utf8 or TableText.Utf8WithMark)
        {
            return null;
        }

        if (VersionFolder.All(files).FirstOrDefault(version => path.StartsWith(version.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal))?.Final is { } final)
        {
            faults.AddAll([final]);
            return null;
        }

        byte[] bytes = TableText.Encode(CsvGrid.Write(CsvText.Rows(text.Value.Text, separator), "\n"), TableText.Utf8);
        return (path, bytes, new NormalizedTable(name, text.Value.Encoding, separator switch { ';' => "semicolons", '\t' => "tabs", _ => "commas" }));
    }
}

/// <summary>A table that was brought to our form.</summary>
/// <param name="File">Below the mappings folder.</param>
/// <param name="Encoding">What it was in.</param>
/// <param name="Separator">What separated its columns.</param>
public sealed record NormalizedTable(string File, string Encoding, string Separator);
