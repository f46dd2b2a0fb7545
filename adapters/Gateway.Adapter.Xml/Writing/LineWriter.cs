using System.Globalization;
using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml.Writing;

/// <summary>Writes lines of fields into an element's text.</summary>
internal static class LineWriter
{
    public static string Write(InsideLayout inside, List<SourceNode> rows, MessageWriting writing)
    {
        var lines = new List<string>();
        foreach (SourceNode row in rows)
        {
            if (row.Name != inside.Row || !row.IsGroup || (lines.Count == 1 && inside.LineEnd is null))
            {
                writing.Fault(row, $"Expected {inside.Row} with its fields{(inside.LineEnd is null ? ", once" : "")}.");
                continue;
            }

            lines.Add(Line(inside, row, writing));
        }

        return string.Join(inside.LineEnd, lines);
    }

    private static string Line(InsideLayout inside, SourceNode row, MessageWriting writing)
    {
        string?[] fields = new string?[inside.Fields.Length];
        var further = new List<string?>();
        foreach (SourceNode field in row.Children)
        {
            int index = inside.Fields.IndexOf(field.Name);
            bool isNext = field.Name == (fields.Length + further.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (field.IsGroup || (index < 0 && !isNext) || field.Text?.IndexOfAny([inside.Separator[0], inside.LineEnd?[0] ?? inside.Separator[0]]) >= 0)
            {
                writing.Fault(field, "Expected a field of the line, without separator and line end in it.");
            }
            else if (index >= 0)
            {
                fields[index] = field.Text;
            }
            else
            {
                further.Add(field.Text);
            }
        }

        int last = row.Children.Select(field => inside.Fields.IndexOf(field.Name) + 1).DefaultIfEmpty().Max(); // the line ends behind the last field that the record has
        return string.Join(inside.Separator, [.. further.Count > 0 ? fields : fields[..last], .. further]);
    }
}
