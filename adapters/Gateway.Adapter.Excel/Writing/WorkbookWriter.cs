using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Gateway.Adapter.Excel.Workbooks;

namespace Gateway.Adapter.Excel.Writing;

/// <summary>Writes an .xlsx workbook (ECMA-376, SpreadsheetML) in which every cell is text and stays text. The same sheets give the same bytes.</summary>
internal static class WorkbookWriter
{
    /// <summary>Characters of a cell (the program's limit).</summary>
    public const int LongestCell = 32767;

    /// <summary>Characters that no sheet's name has.</summary>
    public static readonly SearchValues<char> NoSheetNames = SearchValues.Create("[]:*?/\\");

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Styles = $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\"><xf numFmtId=\"49\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(List<(string Name, List<string?[]> Rows)> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            int[] numbers = [.. Enumerable.Range(1, sheets.Count)];
            Add(zip, "[Content_Types].xml", $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"{Kinds}.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Kinds}.styles+xml\"/>{string.Concat(numbers.Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{Kinds}.worksheet+xml\"/>"))}</Types>");
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Packages}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"{System.Security.SecurityElement.Escape(sheets[number - 1].Name)}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packages}/relationships\">{string.Concat(numbers.Select(number => $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add(zip, "xl/styles.xml", Styles);
            foreach (int number in numbers)
            {
                using Stream stream = Open(zip, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml"));
                Sheet(stream, sheets[number - 1].Rows);
            }
        }

        return bytes.ToArray();
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        entry.LastWriteTime = ZipEpoch;
        return entry.Open();
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(Open(zip, name), new UTF8Encoding(false));
        writer.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{xml}");
    }

    private static void Sheet(Stream stream, List<string?[]> rows)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        for (int row = 1; row <= rows.Count; row++)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
            for (int column = 0; column < rows[row - 1].Length; column++)
            {
                if (!string.IsNullOrEmpty(rows[row - 1][column]))
                {
                    Cell(xml, CellName.Of(row, column), rows[row - 1][column]!); // just looked at
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", name);
        xml.WriteAttributeString("s", "0");
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            xml.WriteAttributeString("xml", "space", null, "preserve");
        }

        xml.WriteString(SheetText.Escape(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
