using Gateway.Adapter.Ini.Layout;

namespace Gateway.Adapter.Ini.Parsing;

/// <summary>Reads one message line by line; every line belongs to the section above it.</summary>
internal sealed class IniReader(IniLayout layout, KeySpelling spelling, MessageReading reading)
{
    private const int MaxSections = 100;
    private const int MaxNameBytes = 64;
    private const string Unnamed = "?";

    private readonly KeyReader keys = new(spelling, reading);
    private IniSection? section;
    private int sections;

    public Outcome<SourceRecord> Read()
    {
        int at = TextLines.ByteOrderMark(reading.Shape);
        int start = at;
        while (!reading.IsStopped && sections <= MaxSections && TextLines.TryNext(reading.Shape, ref at, out int length))
        {
            Line(new TextRange(start, length));
            start = at;
        }

        section?.End(reading.Shape.Length);
        if (section is null && !reading.Issues.HasErrors)
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected a section such as [name].");
        }

        return reading.Finish();
    }

    private void Line(TextRange line)
    {
        if (section is { WantsBareLine: true })
        {
            section.BareLine(line);
            return;
        }

        TextRange trimmed = line.Trimmed(reading.Shape);
        if (trimmed.Length == 0)
        {
            return;
        }

        ReadOnlySpan<byte> text = reading.Shape.Slice(trimmed.Start, trimmed.Length);
        if (text.Length > 1 && text[0] == '[' && text[^1] == ']')
        {
            Begin(line, new TextRange(trimmed.Start + 1, trimmed.Length - 2).Trimmed(reading.Shape));
        }
        else if (section is null)
        {
            reading.Fault(IssueCodes.StructureUnreadable, line.Start, line.Length, "Expected a section such as [name] before anything else.");
        }
        else
        {
            section.Line(line, line.Start + reading.Shape.Slice(line.Start, line.Length).IndexOf((byte)'='));
        }
    }

    private void Begin(TextRange line, TextRange name)
    {
        section?.End(line.Start);
        section = null;
        sections++;
        if (sections > MaxSections)
        {
            reading.Fault(IssueCodes.LimitExceeded, line.Start, line.Length, $"Expected at most {MaxSections} sections.");
            return;
        }

        section = new IniSection(layout, keys, reading, NameOf(line, name), line.Start);
    }

    private string NameOf(TextRange line, TextRange name)
    {
        if (name.Length is 0 or > MaxNameBytes)
        {
            reading.Fault(IssueCodes.StructureUnreadable, line.Start, line.Length, $"Expected a name of 1 to {MaxNameBytes} bytes in [].");
            return Unnamed;
        }

        if (!reading.TryText(name.Start, name.Length, out string sent))
        {
            return Unnamed;
        }

        string? known = layout.SectionNamed(sent);
        if (known is null)
        {
            reading.Fault(IssueCodes.MessageUnknown, line.Start, line.Length, $"Expected one of the sections {string.Join(", ", layout.Sections)}.");
        }

        return known ?? sent.ToLowerInvariant();
    }
}
