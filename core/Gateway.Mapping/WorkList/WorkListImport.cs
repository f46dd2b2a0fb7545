using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A filled work list, checked against the tables: what it adds to which code table. Writes all of it or nothing.</summary>
public sealed class WorkListImport
{
    private readonly MappingFolder files;

    private WorkListImport(MappingFolder files, ImmutableArray<CodeAddition> additions, ImmutableArray<CodeAddition> known, int unfilled) =>
        (this.files, Additions, Known, Unfilled) = (files, additions, known, unfilled);

    /// <summary>Rows to append, in the order of the file.</summary>
    public ImmutableArray<CodeAddition> Additions { get; }

    /// <summary>Rows that the tables have already, word for word: nothing is written for them.</summary>
    public ImmutableArray<CodeAddition> Known { get; }

    /// <summary>Lines that nobody has filled in.</summary>
    public int Unfilled { get; }

    /// <summary>Reads and checks a work list.</summary>
    /// <param name="mappings">The mappings folder.</param>
    /// <param name="catalog">Read from that folder.</param>
    /// <param name="sheet">The file's bytes: UTF-8 or GB18030.</param>
    /// <param name="name">Its name for locations.</param>
    /// <returns>What to write, or every fault at <c>file:row:column</c>.</returns>
    public static Outcome<WorkListImport> Read(string mappings, MappingCatalog catalog, ReadOnlySpan<byte> sheet, string name)
    {
        var faults = new FaultList();
        var files = new MappingFolder(mappings);
        Outcome<(string Text, string Encoding)> decoded = TableText.Decode(sheet, name);
        if (!decoded.Succeeded)
        {
            return Outcome.Refused<WorkListImport>(decoded.Issues);
        }

        if (TableFile.Parse(decoded.Value.Text, name, ["layer", "institution", "source", "concept", "code", "target"], WorkListSheet.Columns, faults) is not { } table)
        {
            return Outcome.Refused<WorkListImport>(faults.ToImmutable());
        }

        var reader = new WorkListReader(new LayerPlace(files, catalog), new CodeAdvice(catalog), faults);
        TableRow[] filled = [.. table.Rows.Where(WorkListReader.IsFilled)];
        CodeAddition[] read = [.. filled.Select(reader.Read).OfType<CodeAddition>()];
        var overlaps = new CodeOverlaps(files, faults);
        ILookup<bool, CodeAddition> isNew = read.ToLookup(overlaps.IsNew);
        var import = new WorkListImport(files, [.. isNew[true]], [.. isNew[false]], table.Rows.Length - filled.Length);
        return faults.Count > 0 ? Outcome.Refused(faults.ToImmutable(), import) : Outcome.Of(import);
    }

    /// <summary>Appends the rows, reads the whole folder again, and takes everything back if that finds an error.</summary>
    /// <returns>The errors; empty when the rows are written.</returns>
    public ImmutableArray<Issue> Write(IAdapterCatalog adapters)
    {
        Dictionary<string, byte[]?> before = [];
        try
        {
            foreach (IGrouping<string, CodeAddition> table in Additions.GroupBy(addition => addition.File))
            {
                string path = files.PathOf(table.Key);
                byte[]? old = File.Exists(path) ? File.ReadAllBytes(path) : null;
                byte[] extended = CodeFile.Append(old, table.Select(addition => addition.Cells));
                before.Add(path, old);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a table lies in a codes folder
                File.WriteAllBytes(path + ".new", extended);
                File.Move(path + ".new", path, overwrite: true);
            }

            ImmutableArray<Issue> errors = [.. MappingCatalog.Load(files.PathOf(), adapters).Faults.Where(fault => fault.IsError)];
            Restore(errors.IsEmpty ? [] : before);
            return errors;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Restore(before);
            return [new Issue(IssueCodes.FileUnreadable, new SourceLocation(files.PathOf()), $"Nothing was written: {failed.Message}")];
        }
    }

    private static void Restore(Dictionary<string, byte[]?> before)
    {
        foreach ((string path, byte[]? old) in before)
        {
            File.Delete(path + ".new");
            if (old is null)
            {
                File.Delete(path);
            }
            else
            {
                File.WriteAllBytes(path, old);
            }
        }
    }
}
