using System.Text;
using Gateway.Adapter.Ini.Layout;

namespace Gateway.Adapter.Ini.Parsing;

/// <summary>The section being read: its keys, its flag, then its blocks.</summary>
internal sealed class IniSection
{
    private readonly KeyReader keys;
    private readonly MessageReading reading;
    private readonly FlagLayout? flag;
    private readonly IniBlocks? blocks;
    private readonly int start;
    private bool isRequest;
    private bool isReply;

    public IniSection(IniLayout layout, KeyReader keys, MessageReading reading, string name, int start)
    {
        this.keys = keys;
        this.reading = reading;
        this.start = start;
        flag = layout.Flag;
        reading.Record.Open(name, start);
        blocks = layout.BlockOf(name) is { } block ? new IniBlocks(block, reading) : null;
    }

    /// <summary>Whether the next line belongs to a block, whatever it looks like.</summary>
    public bool WantsBareLine => blocks is { WantsLine: true };

    public void BareLine(TextRange line) => blocks?.Line(line, isReply);

    /// <summary>Takes a line that is neither blank nor a section.</summary>
    /// <param name="line">The whole line.</param>
    /// <param name="equals">Where its first <c>=</c> is; before the line when it has none.</param>
    public void Line(TextRange line, int equals)
    {
        TextRange sent = new TextRange(line.Start, Math.Max(0, equals - line.Start)).Trimmed(reading.Shape);
        if (blocks is { IsCounted: true } && !(blocks.HasNotBegun && keys.IsListed(sent)))
        {
            blocks.Line(line, isReply);
        }
        else if (equals < line.Start)
        {
            reading.Fault(IssueCodes.StructureUnreadable, line.Start, line.Length, "Expected Key=value.");
        }
        else if (keys.TryRead(sent, out string key))
        {
            Take(key, new TextRange(equals + 1, line.End - equals - 1));
        }
    }

    /// <summary>Closes the section and compares what it promised with what came.</summary>
    public void End(int end)
    {
        blocks?.End(end);
        if (flag is not null && !isRequest && !isReply)
        {
            reading.Fault(IssueCodes.ValueMissing, start, 0, $"Expected {flag.Request}={flag.Value} or {flag.Reply}={flag.Value}.");
        }

        if (isRequest && isReply)
        {
            reading.Fault(IssueCodes.StructureUnreadable, start, 0, "Expected a request or a reply, not both.");
        }

        reading.Record.Close(end);
    }

    private void Take(string key, TextRange value)
    {
        reading.Value(key, value.Start, value.Length);
        TextRange trimmed = value.Trimmed(reading.Shape);
        isRequest |= IsFlag(key, flag?.Request, trimmed);
        isReply |= IsFlag(key, flag?.Reply, trimmed);
        if (key == blocks?.CountKey)
        {
            blocks.Count(value, trimmed);
        }
    }

    private bool IsFlag(string key, string? wanted, TextRange value)
    {
        if (key != wanted || value.Length == 0)
        {
            return false;
        }

        if (!Ascii.EqualsIgnoreCase(reading.Shape.Slice(value.Start, value.Length), flag!.Value)) // a wanted key comes from the flag
        {
            reading.Fault(IssueCodes.StructureUnreadable, reading.Record.PathOfLast, value.Start, value.Length, $"Expected {flag.Value}: else the file is not complete.");
        }

        return true;
    }
}
