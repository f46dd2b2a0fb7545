using System.Text;
using Gateway.Adapter.Ini.Layout;

namespace Gateway.Adapter.Ini.Writing;

/// <summary>Writes one record: each section's keys in record order, then its blocks.</summary>
internal sealed class IniWriter(IniLayout layout, Encoding encoding)
{
    private readonly MessageWriting writing = new(encoding);

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        foreach (SourceNode section in record.Root.Children)
        {
            if (section.IsGroup && IsName(section.Name, "[]"))
            {
                Section(section);
            }
            else
            {
                writing.Fault(section, "Expected a section: a named group of keys.");
            }
        }

        return writing.Finish();
    }

    private void Section(SourceNode section)
    {
        BlockLayout? block = layout.BlockOf(section.Name);
        bool isReply = layout.Flag is not null && section.Child(layout.Flag.Reply).Presence == Presence.Valued;
        var blocks = block is null ? null : new BlockWriter(block, isReply, writing, layout.LineEnd);

        writing.Raw("["u8);
        writing.Text(Cased(section.Name), section);
        writing.Raw("]"u8);
        writing.Raw(layout.LineEnd.Bytes());
        int count = block is null ? 0 : section.Children.Count(child => child.Name == block.Group);
        bool isCounted = false;
        foreach (SourceNode child in section.Children.Where(child => child.Name != block?.Group))
        {
            isCounted |= child.Name == block?.Count;
            Key(child, child.Name == block?.Count ? blocks!.Count(child, count) : child.Text); // a counted block has its writer
        }

        if (!isCounted && count > 0)
        {
            KeyLine(block!.Count, BlockWriter.Digits(count), section); // only a block has items
        }

        blocks?.Write(section);
    }

    private void Key(SourceNode key, string? value)
    {
        if (key.IsGroup || !IsName(key.Name, "=") || key.Name[0] == '[')
        {
            writing.Fault(key, "Expected a key with a plain value.");
            return;
        }

        if (value.AsSpan().ContainsAny('\r', '\n'))
        {
            writing.Fault(key, "Expected a value of one line.");
            return;
        }

        KeyLine(key.Name, value, key);
    }

    private void KeyLine(string key, string? value, SourceNode at)
    {
        writing.Text(key, at);
        writing.Raw("="u8);
        writing.Text(value, at);
        writing.Raw(layout.LineEnd.Bytes());
    }

    private string Cased(string name) => layout.SectionCase switch
    {
        SectionCase.Lower => name.ToLowerInvariant(),
        SectionCase.Upper => name.ToUpperInvariant(),
        _ => name,
    };

    private static bool IsName(string name, string marks) =>
        name.Length > 0 && name.AsSpan().Trim().Length == name.Length && !name.AsSpan().ContainsAny('\r', '\n') && !name.AsSpan().ContainsAny(marks);
}
