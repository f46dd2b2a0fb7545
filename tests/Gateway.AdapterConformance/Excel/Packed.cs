using System.IO.Compression;
using System.Text;

namespace Gateway.AdapterConformance.Excel;

/// <summary>Small workbooks for tests.</summary>
internal static class Packed
{
    /// <summary>A workbook of one sheet.</summary>
    /// <param name="sheet">Its XML behind the declaration.</param>
    public static byte[] Workbook(string sheet)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"一\" r:id=\"r1\"/></sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r1\" Target=\"s1.xml\"/></R>");
            Add(zip, "xl/s1.xml", sheet);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using Stream part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
