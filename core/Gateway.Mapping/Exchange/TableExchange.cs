using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>All tables of a source version, out to one workbook and back into a draft.</summary>
/// <param name="root">The mappings folder.</param>
public sealed class TableExchange(string root)
{
    private readonly MappingFolder files = new(root);

    /// <summary>Writes the workbook: one sheet per table.</summary>
    /// <param name="version"><c>SOURCE@VERSION</c>; a source alone means its newest version.</param>
    public Outcome<byte[]> Export(string version)
    {
        Outcome<VersionFolder> found = VersionFolder.Find(files, version);
        return found.Succeeded ? SourceWorkbook.Write(found.Value) : Outcome.Refused<byte[]>(found.Issues);
    }

    /// <summary>Checks a workbook completely and says what it would change.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="version"><c>SOURCE@VERSION</c>, a draft.</param>
    /// <param name="adapters">The formats that source.yaml may name.</param>
    /// <param name="takesFaulty">Whether tables with faults may be saved all the same, to go on later.</param>
    /// <returns>The change, not yet written; or every fault at its cell.</returns>
    public Outcome<SourceImport> Import(string file, string version, IAdapterCatalog adapters, bool takesFaulty)
    {
        Outcome<VersionFolder> found = VersionFolder.Find(files, version);
        return found.Succeeded ? new SourceImporter(found.Value, adapters).Plan(File.ReadAllBytes(file), Path.GetFileName(file), takesFaulty) : Outcome.Refused<SourceImport>(found.Issues);
    }
}
