using System.IO.Compression;

namespace Gateway.Mapping.Tests.Exchange;

/// <summary>A workbook as Excel itself writes it: shared texts, number formats, cells of every type.</summary>
internal static class SpreadsheetFile
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Format index 1: two digits with zeros; 2: a day; 3: a Chinese day; 4: text.</summary>
    private const string Styles = $"<styleSheet {Main}><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"00\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
        + "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/><xf numFmtId=\"49\"/></cellXfs></styleSheet>";

    /// <summary>Makes one with a sheet <c>Sheet1</c>.</summary>
    /// <param name="rows">Rows as XML, below <c>sheetData</c>.</param>
    /// <param name="sharedTexts">Texts that cells of type s point to.</param>
    public static byte[] Of(string rows, params string[] sharedTexts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relations}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId7\" Type=\"{Relations}/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>");
            Add(zip, "xl/styles.xml", Styles);
            Add(zip, "xl/sharedStrings.xml", $"<sst {Main}>{string.Concat(sharedTexts.Select(text => $"<si><t>{text}</t></si>"))}</sst>");
            Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>");
        }

        return bytes.ToArray();
    }

    /// <summary>A code table with the header <c>编码 目标编码 生效日期</c> and one row.</summary>
    public static byte[] Codes(string code, string target, string from = "") => Of(
        $"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row><row r=\"3\">{code.Replace("@", "A3", StringComparison.Ordinal)}{target.Replace("@", "B3", StringComparison.Ordinal)}{from.Replace("@", "C3", StringComparison.Ordinal)}</row>",
        "编码", "目标编码", "生效日期");

    public static string Number(string value, int style = 0) => $"<c r=\"@\" s=\"{style}\"><v>{value}</v></c>";

    public static string Text(string value) => $"<c r=\"@\" s=\"4\" t=\"inlineStr\"><is><t>{value}</t></is></c>";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(xml);
    }
}
