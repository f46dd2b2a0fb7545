using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Finds a code table and writes it for people or other systems.</summary>
internal sealed class CodeExport(MappingFolder files)
{
    /// <summary>Writes a table.</summary>
    /// <param name="what">A concept, or the path of a code table's file.</param>
    /// <param name="layer">Whose table; null where only one layer has it.</param>
    public Outcome<byte[]> Write(string what, string? layer, ExchangeForm form)
    {
        Outcome<(CodePlace Place, string Path)> found = Find(what, layer);
        if (!found.Succeeded)
        {
            return Outcome.Refused<byte[]>(found.Issues);
        }

        (CodePlace place, string path) = found.Value;
        var faults = new FaultList();
        ImmutableArray<CodeEntry> entries = CodeEntryFile.Read(path, files.Name(path), faults);
        return faults.Count > 0 ? Outcome.Refused<byte[]>(faults.ToImmutable()) : Write(place, Path.GetFileNameWithoutExtension(path), entries, form);
    }

    private Outcome<byte[]> Write(CodePlace place, string concept, ImmutableArray<CodeEntry> entries, ExchangeForm form)
    {
        ImmutableArray<string>[] rows = [CodeTable.Columns, .. entries.Select(entry => entry.Cells)];
        switch (form)
        {
            case ExchangeForm.ConceptMap:
                ConceptFacts facts = ConceptFacts.Of(files, place, concept);
                return ConceptMapWriter.Write(new(place.Label, concept, place.Version?.Version, facts.System, facts.KeepsUnmapped), entries);
            case ExchangeForm.Workbook:
                return WorkbookLimits.Check(concept, rows) is { } limit ? Outcome.Refused<byte[]>(limit) : Outcome.Of(WorkbookWriter.Write([new(SheetNames.Of(concept), rows), CodeReadme.Sheet(place.Label, concept)]));
            case ExchangeForm.CsvGb18030:
                return Outcome.Of(TableText.Encode(CsvGrid.Write(rows, "\r\n"), TableText.Gb18030));
            default:
                return Outcome.Of(TableText.Encode(CsvGrid.Write(rows, "\r\n"), form == ExchangeForm.CsvUtf8 ? TableText.Utf8 : TableText.Utf8WithMark));
        }
    }

    private Outcome<(CodePlace, string)> Find(string what, string? layer)
    {
        if (what.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            string path = Path.GetFullPath(File.Exists(what) ? what : files.PathOf(what));
            CodePlace? owner = CodePlace.All(files).FirstOrDefault(place => place.Folder == Path.GetDirectoryName(path));
            return File.Exists(path) && owner is not null ? Outcome.Of((owner, path)) : Refused(what, "Expected a code table's file in a folder 'codes' of the mappings.");
        }

        CodePlace[] having = [.. CodePlace.All(files).Where(place => (layer is null || place.Label == layer) && File.Exists(place.FileOf(what)))];
        return having switch
        {
            [var only] => Outcome.Of((only, only.FileOf(what))),
            [] => Refused(what, $"No layer{(layer is null ? "" : $" {layer}")} has this table.{NearestName.Hint(what, CodePlace.All(files).SelectMany(place => MappingFolder.Files(place.Folder, "*.csv")).Select(file => Path.GetFileNameWithoutExtension(file)).Distinct())}"),
            _ => Refused(what, $"Several layers have this table: say which with --layer {string.Join(" or ", having.Select(place => place.Label))}."),
        };
    }

    private static Outcome<(CodePlace, string)> Refused(string what, string reason) => Outcome.Refused<(CodePlace, string)>(new Issue(IssueCodes.PlaceWrong, new SourceLocation(what), reason));
}
