using System.Globalization;
using System.Xml;

namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>Reads the rows of one sheet.</summary>
internal sealed class SheetReader(XmlReader xml, List<string> sharedTexts, NumberFormats formats, UnpackBudget budget)
{
    private const int MostColumns = 1000; // of a list for people
    private readonly char[] attribute = new char[32]; // none that is looked at is as long
    private readonly List<SheetRow> rows = [];

    public List<SheetRow> Read(List<MergedRange> merged)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    StartRow();
                    break;
                case "c":
                    Cell();
                    break;
                case "mergeCell" when MergedRange.TryRead(xml.GetAttribute("ref") ?? "", out MergedRange range):
                    budget.TakeText(16);
                    merged.Add(range);
                    break;
            }
        }

        return rows;
    }

    private void StartRow()
    {
        int before = rows.Count == 0 ? 0 : rows[^1].Number;
        int number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : before + 1;
        if (number <= before || number > CellName.MostRows)
        {
            throw new InvalidDataException("Expected rows in order.");
        }

        budget.TakeText(16);
        rows.Add(new SheetRow(number, new List<string?>(rows.Count == 0 ? 0 : rows[^1].Cells.Count)));
    }

    private void Cell()
    {
        if (rows.Count == 0)
        {
            throw new InvalidDataException("Expected cells inside rows.");
        }

        SheetRow row = rows[^1];
        int column = CellName.TryRead(Attribute("r"), out _, out int given) ? given : row.Cells.Count;
        if (column < row.Cells.Count || column >= MostColumns)
        {
            throw new WorkbookFault(IssueCodes.StructureUnreadable, $"Expected cells in order, in at most {MostColumns} columns.");
        }

        CellKind kind = KindOf(Attribute("t"));
        int style = int.TryParse(Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : -1;
        string text = xml.IsEmptyElement ? "" : Content();
        if (text.Length == 0 && kind != CellKind.SharedText)
        {
            return;
        }

        while (row.Cells.Count < column)
        {
            row.Cells.Add(null);
        }

        budget.TakeText(4);
        row.Cells.Add(TextOf(text, kind, style));
    }

    // Without a string for each: a sheet has one or more for every cell.
    private ReadOnlySpan<char> Attribute(string name)
    {
        if (!xml.MoveToAttribute(name))
        {
            return default;
        }

        int length = xml.ReadValueChunk(attribute, 0, attribute.Length);
        xml.MoveToElement();
        return attribute.AsSpan(0, length);
    }

    private static CellKind KindOf(ReadOnlySpan<char> type) => type switch
    {
        "s" => CellKind.SharedText,
        "inlineStr" or "str" => CellKind.Text,
        "b" => CellKind.Truth,
        "d" => CellKind.Date,
        "e" => CellKind.Error,
        _ => CellKind.Number,
    };

    // Of <v> or <is>; a formula <f> is not its result.
    private string Content()
    {
        int depth = xml.Depth;
        string text = "", part = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                part = xml.LocalName is "rPh" or "phoneticPr" or "f" ? "" : xml.LocalName is "v" or "t" ? "v" : part;
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "v" or "t" or "f")
            {
                part = "";
            }
            else if (part.Length > 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                budget.TakeText(xml.Value.Length);
                text += part.Length > 0 ? xml.Value : "";
            }
        }

        return text;
    }

    private string TextOf(string text, CellKind kind, int style) => kind switch
    {
        CellKind.SharedText => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < sharedTexts.Count ? sharedTexts[index] : throw new InvalidDataException("Expected a shared text."),
        CellKind.Text => SheetText.Unescape(text),
        CellKind.Truth => text == "1" ? "TRUE" : "FALSE",
        CellKind.Date => text.Replace("T00:00:00", "", StringComparison.Ordinal).Replace('T', ' '),
        CellKind.Error => text,
        _ => formats.TextOf(text, style),
    };
}
