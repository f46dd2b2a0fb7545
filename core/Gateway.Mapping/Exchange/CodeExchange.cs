using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Code tables in and out of a mappings folder.</summary>
/// <param name="root">The folder that holds <c>national</c>, <c>regions</c>, <c>sources</c>, <c>institutions</c>.</param>
public sealed class CodeExchange(string root)
{
    private readonly MappingFolder files = new(root);

    /// <summary>Writes a code table for people or other systems.</summary>
    /// <param name="what">A concept, or the path of a code table's file.</param>
    /// <param name="layer"><c>institution:CODE</c>, <c>region:AREA</c>, <c>source:ID@VERSION</c> or <c>national</c>; null where only one layer has the concept.</param>
    /// <returns>The file's bytes; or why not: no such table, a faulty one, a cell that the form cannot hold.</returns>
    public Outcome<byte[]> Export(string what, string? layer, ExchangeForm form) => new CodeExport(files).Write(what, layer, form);

    /// <summary>Checks a file completely and says what it would do to a code table.</summary>
    /// <returns>The change, not yet written, with warnings; or every fault with its cell.</returns>
    public Outcome<CodeImport> Import(CodeImportRequest request) => new CodeImporter(files, request).Plan();
}
