using System.Collections.Immutable;
using System.Globalization;
using Gateway.Adapter.Ini.Layout;

namespace Gateway.Adapter.Ini.Writing;

/// <summary>Writes the blocks of one section: every line that the layout names, in its order.</summary>
internal sealed class BlockWriter(BlockLayout layout, bool isReply, MessageWriting writing, LineEnd lineEnd)
{
    private readonly ImmutableArray<string> names = layout.Lines(isReply);

    public static string Digits(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The count to write; one that the record states wrongly is a fault.</summary>
    public string Count(SourceNode stated, int count)
    {
        if (!string.IsNullOrEmpty(stated.Text) && stated.Text != Digits(count))
        {
            writing.Fault(IssueCodes.CountWrong, stated, $"Expected {count}, the number of blocks.");
        }

        return Digits(count);
    }

    public void Write(SourceNode section)
    {
        foreach (SourceNode block in section.Children.Where(child => child.Name == layout.Group))
        {
            if (!block.IsGroup)
            {
                writing.Fault(block, "Expected a group of lines.");
                continue;
            }

            foreach (SourceNode stranger in block.Children.Where(line => !names.Contains(line.Name, StringComparer.Ordinal)))
            {
                writing.Fault(stranger, $"Expected a line that the layout names for a {(isReply ? "reply" : "request")}.");
            }

            foreach (string name in names)
            {
                Line(name, block.Child(name), block);
            }
        }
    }

    private void Line(string name, SourceNode line, SourceNode block)
    {
        string? text = line.Text;
        if (line.IsGroup || text.AsSpan().ContainsAny('\r', '\n'))
        {
            writing.Fault(line, "Expected a value of one line.");
            return;
        }

        bool isEmptyWord = string.IsNullOrEmpty(text) && layout.Empty is not null && layout.Empty.Covers(name);
        writing.Text(isEmptyWord ? layout.Empty!.Word : text, line.Exists ? line : block); // isEmptyWord: there is one
        writing.Raw(lineEnd.Bytes());
    }
}
