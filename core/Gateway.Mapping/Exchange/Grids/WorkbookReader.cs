using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads .xlsx files (ECMA-376, SpreadsheetML): every sheet, each cell with what the spreadsheet takes it for. Nothing is passed over: errors of formulas are cells too.</summary>
internal sealed class WorkbookReader
{
    /// <summary>Characters of one part of the file; more is no table for people.</summary>
    private const long LargestPart = 256L << 20;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestPart };
    private readonly ZipArchive zip;
    private readonly ImmutableArray<string> sharedTexts;
    private readonly NumberFormats formats;

    private WorkbookReader(ZipArchive zip, XDocument workbook)
    {
        this.zip = zip;
        sharedTexts = Part("xl/sharedStrings.xml") is { } texts ? [.. texts.Root!.Elements().Where(element => element.Name.LocalName == "si").Select(TextOf)] : []; // a document has a root
        bool is1904 = All(workbook, "workbookPr").Any(settings => (string?)settings.Attribute("date1904") is "1" or "true");
        formats = new NumberFormats(Part("xl/styles.xml"), is1904);
    }

    /// <summary>Whether bytes begin as a zip archive, which an .xlsx file is.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Reads all sheets in their order.</summary>
    /// <param name="name">The file's name for locations.</param>
    public static Outcome<ImmutableArray<Grid>> Read(byte[] bytes, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            XDocument workbook = Load(zip, "xl/workbook.xml") ?? throw new InvalidDataException("Expected xl/workbook.xml.");
            return Outcome.Of(new WorkbookReader(zip, workbook).Sheets(workbook, name));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or XmlException or NotSupportedException)
        {
            return Outcome.Refused<ImmutableArray<Grid>>(new Issue(IssueCodes.FileUnreadable, new SourceLocation(name), "Expected an .xlsx workbook: open the file in Excel or WPS and save it as .xlsx, without a password."));
        }
    }

    private static XDocument? Load(ZipArchive zip, string part)
    {
        if (zip.GetEntry(part) is not { } entry)
        {
            return null;
        }

        using Stream stream = entry.Open();
        using var reader = XmlReader.Create(stream, Xml);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    // By local name: "strict" workbooks have the same elements in other namespaces.
    private static IEnumerable<XElement> All(XContainer part, string name) => part.Descendants().Where(element => element.Name.LocalName == name);

    private static XElement? One(XElement of, string name) => of.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    // Runs of rich text one after the other; rPh holds the pronunciation and is no part of the text.
    private static string TextOf(XElement element) =>
        SheetText.Unescape(string.Concat(All(element, "t").Where(text => text.Parent!.Name.LocalName != "rPh").Select(text => text.Value))); // t lies in is, si or r

    private XDocument? Part(string part) => Load(zip, part);

    private ImmutableArray<Grid> Sheets(XDocument workbook, string file)
    {
        Dictionary<string, string> targets = Part("xl/_rels/workbook.xml.rels") is { } relations
            ? All(relations, "Relationship").ToDictionary(relation => (string?)relation.Attribute("Id") ?? "", relation => (string?)relation.Attribute("Target") ?? "", StringComparer.Ordinal)
            : [];
        ImmutableArray<Grid>.Builder sheets = ImmutableArray.CreateBuilder<Grid>();
        foreach (XElement sheet in All(workbook, "sheet"))
        {
            string id = sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.Namespace != XNamespace.None)?.Value ?? "";
            string target = targets.GetValueOrDefault(id) ?? throw new InvalidDataException("Expected each sheet to have its part.");
            XDocument content = Part(target.StartsWith('/') ? target[1..] : "xl/" + target) ?? throw new InvalidDataException("Expected each sheet's part.");
            sheets.Add(new Grid(file, (string?)sheet.Attribute("name") ?? "", RowsOf(content)));
        }

        return sheets.ToImmutable();
    }

    private ImmutableArray<ImmutableArray<GridCell>> RowsOf(XDocument sheet)
    {
        ImmutableArray<ImmutableArray<GridCell>>.Builder rows = ImmutableArray.CreateBuilder<ImmutableArray<GridCell>>();
        foreach (XElement row in All(sheet, "row"))
        {
            int number = int.TryParse((string?)row.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : rows.Count + 1;
            if (number > WorkbookWriter.MostRows || number <= rows.Count)
            {
                throw new InvalidDataException("Expected rows in order.");
            }

            while (rows.Count < number - 1)
            {
                rows.Add([]);
            }

            rows.Add(CellsOf(row));
        }

        return rows.ToImmutable();
    }

    private ImmutableArray<GridCell> CellsOf(XElement row)
    {
        var cells = new List<GridCell>();
        foreach (XElement cell in row.Elements().Where(element => element.Name.LocalName == "c"))
        {
            int column = Grid.ColumnOf((string?)cell.Attribute("r")) ?? cells.Count;
            while (cells.Count < column)
            {
                cells.Add(GridCell.Empty);
            }

            cells.Add(CellOf(cell));
        }

        return [.. cells];
    }

    private GridCell CellOf(XElement cell)
    {
        string value = One(cell, "v")?.Value ?? "";
        switch ((string?)cell.Attribute("t"))
        {
            case "s":
                return new(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < sharedTexts.Length ? sharedTexts[index].Trim() : throw new InvalidDataException("Expected a shared text."), GridCellKind.Text);
            case "inlineStr":
                return new(TextOf(cell).Trim(), GridCellKind.Text);
            case "str":
                return new(SheetText.Unescape(value).Trim(), GridCellKind.Text);
            case "e":
                return new(value, GridCellKind.Error);
            case "b":
                return new(value == "1" ? "TRUE" : "FALSE", GridCellKind.Logical);
            case "d":
                return new(value.Replace("T00:00:00", "", StringComparison.Ordinal), GridCellKind.Date);
            default:
                return value.Length == 0 ? GridCell.Empty : formats.Read(value, (string?)cell.Attribute("s"));
        }
    }
}
