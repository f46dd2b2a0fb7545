using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Gateway.Mapping;

/// <summary>
/// Writes .xlsx files (ECMA-376, SpreadsheetML) in which every cell is text and stays text: the columns themselves have the number format "@", so that what somebody types into a new row
/// keeps its zeros too. The first row is bold and stays in sight. The same sheets give the same bytes.
/// </summary>
internal static class WorkbookWriter
{
    private const int WidestColumn = 60;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Packages = "http://schemas.openxmlformats.org/package/2006";
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Cells of a sheet: at most this many characters (Excel's limit).</summary>
    public const int LongestCell = 32767;

    /// <summary>Rows of a sheet (Excel's limit).</summary>
    public const int MostRows = 1048576;

    /// <summary>One sheet.</summary>
    /// <param name="Name">At most 31 characters, none of <c>[]:*?/\</c>.</param>
    /// <param name="Rows">The first is the header.</param>
    public sealed record Sheet(string Name, IReadOnlyList<ImmutableArray<string>> Rows);

    /// <summary>Writes a workbook.</summary>
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            AddText(zip, "[Content_Types].xml", $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{PerSheet(sheets, number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>");
            AddText(zip, "_rels/.rels", $"<Relationships xmlns=\"{Packages}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            AddText(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{PerSheet(sheets, number => $"<sheet name=\"{SheetText.Attribute(sheets[number - 1].Name)}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")}</sheets></workbook>");
            AddText(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packages}/relationships\">{PerSheet(sheets, number => $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")}<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            AddText(zip, "xl/styles.xml", Styles);
            for (int index = 0; index < sheets.Count; index++)
            {
                AddSheet(zip, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{index + 1}.xml"), sheets[index].Rows);
            }
        }

        return bytes.ToArray();
    }

    // Cell formats: 0 general, 1 text, 2 text in bold. Number format 49 is "@".
    private static string Styles => $"<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>";

    private static string PerSheet(IReadOnlyList<Sheet> sheets, Func<int, FormattableString> of) => string.Concat(Enumerable.Range(1, sheets.Count).Select(number => of(number).ToString(CultureInfo.InvariantCulture)));

    private static Stream Open(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        entry.LastWriteTime = ZipEpoch;
        return entry.Open();
    }

    private static void AddText(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(Open(zip, name), new UTF8Encoding(false));
        writer.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{xml}");
    }

    private static void AddSheet(ZipArchive zip, string name, IReadOnlyList<ImmutableArray<string>> rows)
    {
        using Stream stream = Open(zip, name);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        int columns = rows.Max(row => row.Length);
        xml.WriteRaw($"<cols>{string.Concat(Enumerable.Range(0, columns).Select(column => string.Create(CultureInfo.InvariantCulture, $"<col min=\"{column + 1}\" max=\"{column + 1}\" width=\"{Width(rows, column)}\" style=\"1\" customWidth=\"1\"/>")))}</cols>");
        xml.WriteStartElement("sheetData");
        for (int row = 0; row < rows.Count; row++)
        {
            WriteRow(xml, rows[row], row);
        }

        xml.WriteEndElement();
        // Without this the program shows a green corner on every code and offers to make numbers of them.
        xml.WriteRaw("<ignoredErrors><ignoredError sqref=\"A1:XFD1048576\" numberStoredAsText=\"1\"/></ignoredErrors>");
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, ImmutableArray<string> cells, int row)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", (row + 1).ToString(CultureInfo.InvariantCulture));
        for (int column = 0; column < cells.Length; column++)
        {
            if (cells[column].Length == 0)
            {
                continue;
            }

            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", Grid.Address(row, column));
            xml.WriteAttributeString("s", row == 0 ? "2" : "1");
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(SheetText.Escape(cells[column]));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Chinese characters are twice as wide.
    private static int Width(IReadOnlyList<ImmutableArray<string>> rows, int column) =>
        Math.Clamp(rows.Max(row => column < row.Length ? row[column].Sum(letter => letter < '\u2E80' ? 1 : 2) : 0) + 2, 10, WidestColumn);
}
