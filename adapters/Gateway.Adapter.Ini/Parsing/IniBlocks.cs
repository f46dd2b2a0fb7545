using System.Collections.Immutable;
using System.Globalization;
using Gateway.Adapter.Ini.Layout;

namespace Gateway.Adapter.Ini.Parsing;

/// <summary>The blocks of the section being read: how many are promised, how many lines came.</summary>
internal sealed class IniBlocks(BlockLayout layout, MessageReading reading)
{
    private readonly byte[]? emptyWord = layout.Empty is null ? null : reading.Encoding.GetBytes(layout.Empty.Word);
    private ImmutableArray<string> names = layout.Request;
    private TextRange countAt;
    private string countPath = "";
    private bool isBroken;
    private int promised;
    private long lines;
    private long surplus;

    public string CountKey => layout.Count;

    /// <summary>Whether the count key has come: what follows may be a block.</summary>
    public bool IsCounted { get; private set; }

    public bool HasNotBegun => lines == 0 && surplus == 0;

    /// <summary>Whether a block has begun and not all promised ones have ended: every line is a value, even an empty one.</summary>
    public bool WantsLine => lines > 0 && lines < Expected;

    private long Expected => (long)promised * names.Length;

    /// <summary>Takes the count.</summary>
    public void Count(TextRange value, TextRange trimmed)
    {
        (countAt, countPath, IsCounted) = (value, reading.Record.PathOfLast, true);
        ReadOnlySpan<byte> digits = reading.Shape.Slice(trimmed.Start, trimmed.Length);
        promised = 0;
        isBroken = digits.Length > 0 && !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out promised);
        if (isBroken)
        {
            reading.Fault(IssueCodes.CountWrong, countPath, countAt.Start, countAt.Length, "Expected the number of blocks.");
        }
    }

    /// <summary>Takes one line of a block, or a line too many.</summary>
    public void Line(TextRange line, bool isReply)
    {
        names = layout.Lines(isReply);
        if (lines >= Expected)
        {
            surplus++;
            return;
        }

        int index = (int)(lines % names.Length);
        if (index == 0)
        {
            reading.Record.Open(layout.Group, line.Start);
        }

        Add(names[index], line);
        lines++;
        if (index == names.Length - 1)
        {
            reading.Record.Close(line.End);
        }
    }

    /// <summary>Closes a block that is not whole and compares the count with what came.</summary>
    public void End(int end)
    {
        bool isOpen = lines % names.Length != 0;
        if (isOpen)
        {
            reading.Record.Close(end);
        }

        if (!isBroken && (lines < Expected || surplus > 0))
        {
            string found = $"{(lines + surplus) / names.Length} blocks and {(lines + surplus) % names.Length} lines";
            reading.Fault(IssueCodes.CountWrong, countPath, countAt.Start, countAt.Length, $"Expected {promised} blocks of {names.Length} lines; {found} are there.");
        }
    }

    private void Add(string name, TextRange line)
    {
        bool isEmptyWord = emptyWord is not null && layout.Empty!.Covers(name) && reading.Bytes.Slice(line.Start, line.Length).SequenceEqual(emptyWord); // a word comes from Empty
        if (isEmptyWord)
        {
            reading.Value(name, null, line.Start, line.Length);
        }
        else
        {
            reading.Value(name, line.Start, line.Length);
        }
    }
}
