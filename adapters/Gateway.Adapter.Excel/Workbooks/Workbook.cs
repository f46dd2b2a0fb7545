using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>An .xlsx workbook (ECMA-376, SpreadsheetML), read part by part from its archive. Nothing is unpacked to a disk, no part is looked for by a name outside the archive.</summary>
internal sealed class Workbook : IDisposable
{
    private const int MostParts = 2000;
    private const int MostSharedTexts = 2_000_000;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };

    private readonly ZipArchive zip;
    private readonly UnpackBudget budget;
    private readonly List<string> sharedTexts = [];
    private readonly NumberFormats formats = new();

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="InvalidDataException">It is none; also <see cref="XmlException"/> and <see cref="WorkbookFault"/>.</exception>
    public Workbook(ReadOnlyMemory<byte> bytes)
    {
        budget = new UnpackBudget(bytes.Length);
        zip = new ZipArchive(Packed(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts)
        {
            throw new WorkbookFault(IssueCodes.LimitExceeded, $"Expected at most {MostParts} parts.");
        }

        Sheets = SheetsOf();
        ReadSharedTexts();
        ReadFormats();
    }

    /// <summary>Names and parts of the sheets, in the workbook's order.</summary>
    public IReadOnlyList<(string Name, string Part)> Sheets { get; }

    /// <summary>The rows of a sheet that have cells.</summary>
    public List<SheetRow> Rows(string part, out List<MergedRange> merged)
    {
        merged = [];
        using XmlReader xml = Open(part) ?? throw new InvalidDataException("Expected each sheet's part.");
        return new SheetReader(xml, sharedTexts, formats, budget).Read(merged);
    }

    public void Dispose() => zip.Dispose();

    private static MemoryStream Packed(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> kept)
        ? new MemoryStream(kept.Array!, kept.Offset, kept.Count, writable: false) // an array, or it would not have been given
        : new MemoryStream(bytes.ToArray(), writable: false);

    private XmlReader? Open(string part)
    {
        ZipArchiveEntry? entry = zip.GetEntry(part);
        return entry is null ? null : XmlReader.Create(new PartStream(entry.Open(), entry.Crc32, budget), Xml);
    }

    private List<(string Name, string Part)> SheetsOf()
    {
        var named = new List<(string Name, string Id)>();
        using (XmlReader xml = Open("xl/workbook.xml") ?? throw new InvalidDataException("Expected xl/workbook.xml."))
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
                {
                    named.Add((xml.GetAttribute("name") ?? "", RelationOf(xml)));
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
                {
                    formats.Is1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
            }
        }

        Dictionary<string, string> targets = Targets();
        return [.. named.Select(sheet => (sheet.Name, targets.GetValueOrDefault(sheet.Id) ?? throw new InvalidDataException("Expected each sheet to have its part.")))];
    }

    private static string RelationOf(XmlReader xml)
    {
        for (bool isMore = xml.MoveToFirstAttribute(); isMore; isMore = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
            {
                return xml.Value;
            }
        }

        return "";
    }

    private Dictionary<string, string> Targets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using XmlReader? xml = Open("xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship")
            {
                string target = xml.GetAttribute("Target") ?? "";
                targets[xml.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }

    // Runs of rich text one after the other; rPh holds the pronunciation and is no part of the text.
    private void ReadSharedTexts()
    {
        using XmlReader? xml = Open("xl/sharedStrings.xml");
        string text = "";
        bool isSpoken = false;
        while (xml?.Read() == true)
        {
            isSpoken = xml.LocalName == "rPh" ? xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement : isSpoken;
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && !isSpoken)
            {
                text += xml.NodeType == XmlNodeType.Whitespace && xml.XmlSpace != XmlSpace.Preserve ? "" : xml.Value;
            }
            else if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
            {
                budget.TakeText(text.Length + 8);
                sharedTexts.Add(SheetText.Unescape(text));
                text = "";
            }

            if (sharedTexts.Count > MostSharedTexts)
            {
                throw new WorkbookFault(IssueCodes.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"Expected at most {MostSharedTexts} texts."));
            }
        }
    }

    private void ReadFormats()
    {
        using XmlReader? xml = Open("xl/styles.xml");
        if (xml is not null)
        {
            formats.Read(xml);
        }
    }
}
