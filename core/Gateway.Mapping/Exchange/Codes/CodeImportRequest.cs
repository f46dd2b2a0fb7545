namespace Gateway.Mapping;

/// <summary>What to import where.</summary>
/// <param name="File">An .xlsx workbook, a CSV file or a ConceptMap; its content says which.</param>
/// <param name="Concept">The code table's name.</param>
/// <param name="Into"><c>institution:CODE</c>, <c>region:AREA</c>, <c>source:ID@VERSION</c> or <c>national</c>.</param>
public sealed record CodeImportRequest(string File, string Concept, string Into)
{
    /// <summary>Encoding of a CSV file, <c>UTF-8</c> or <c>GB18030</c>; null recognises it.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether rows that the file does not have are taken out of the table.</summary>
    public bool Replaces { get; init; }
}
