using System.Globalization;
using System.Text;
using Gateway.Adapter.KeyValue.Layout;

namespace Gateway.Adapter.KeyValue.Writing;

/// <summary>Writes one record: keys in layout order, then rows. Receivers count pieces.</summary>
internal sealed class KeyValueWriter(KeyValueLayout layout, Encoding encoding)
{
    private readonly MessageWriting writing = new(encoding);
    private bool hasPieces;

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        SourceNode root = record.Root;
        foreach (SourceNode stranger in root.Children.Where(child => !layout.Keys.Contains(child.Name, StringComparer.Ordinal) && !layout.Rows.Any(rows => rows.Name == child.Name)))
        {
            writing.Fault(stranger, "Expected a key or rows of the layout.");
        }

        foreach (string key in layout.Keys)
        {
            SourceNode node = root.Child(key);
            int? count = CountFor(key, root);
            if (count is not null && !string.IsNullOrEmpty(node.Text) && !(int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int said) && said == count))
            {
                writing.Fault(IssueCodes.CountWrong, node, $"Expected {count}.");
            }

            if (node.Exists || count is not null)
            {
                Piece(key, node, string.IsNullOrEmpty(node.Text) ? count?.ToString(CultureInfo.InvariantCulture) : node.Text);
            }
        }

        foreach (RowsLayout rows in layout.Rows)
        {
            Rows(rows, [.. root.Children.Where(child => child.Name == rows.Name)]);
        }

        return writing.Finish();
    }

    // A count that was left empty or out is filled in; without rows it stays as it is.
    private int? CountFor(string key, SourceNode root)
    {
        RowsLayout? counted = layout.Rows.FirstOrDefault(rows => rows.Count == key);
        int count = counted is null ? 0 : root.Children.Count(child => child.Name == counted.Name);
        return count == 0 ? null : count;
    }

    private void Rows(RowsLayout rows, SourceNode[] nodes)
    {
        for (int index = 0; index < nodes.Length; index++)
        {
            foreach (SourceNode stranger in nodes[index].Children.Where(child => !rows.Keys.Contains(child.Name, StringComparer.Ordinal)))
            {
                writing.Fault(stranger, $"Expected a key of {rows.Name}.");
            }

            if (nodes[index].Text is not null)
            {
                writing.Fault(nodes[index], "Expected a row: a group of keys.");
            }

            foreach (string key in rows.Keys.Where(key => nodes[index].Child(key).Exists))
            {
                Piece($"{key}[{index + 1}]", nodes[index].Child(key), nodes[index].Child(key).Text);
            }
        }
    }

    private void Piece(string key, SourceNode at, string? text)
    {
        if (at.IsGroup || text.AsSpan().ContainsAny('\r', '\n') || text.AsSpan().Contains(layout.Separator[0]))
        {
            writing.Fault(at, $"Expected a plain value of one line without {layout.Separator}.");
            return;
        }

        if (hasPieces)
        {
            writing.Raw([(byte)layout.Separator[0]]);
        }

        hasPieces = true;
        writing.Text(key, at);
        writing.Raw([(byte)layout.Assignment[0]]);
        writing.Text(text, at);
    }
}
