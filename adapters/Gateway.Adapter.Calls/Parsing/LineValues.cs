using System.Buffers.Text;

namespace Gateway.Adapter.Calls.Parsing;

/// <summary>What a line's pieces say: names, numbers, values.</summary>
internal sealed class LineValues(CallLine line, MessageReading reading, MessageNames names)
{
    /// <summary>A name; false, and a fault, when its bytes are no text.</summary>
    public bool TryName(Argument sent, out string name)
    {
        bool isText = names.TryGet(sent.Offset, sent.Length, out name);
        if (!isText)
        {
            reading.Fault(IssueCodes.TextUndecodable, sent.Offset, sent.Length, $"Expected text in {reading.Encoding.WebName}.");
        }

        return isText;
    }

    /// <summary>A row's number; false, and a fault, when it is none.</summary>
    public bool TryRow(int index, out int number)
    {
        Argument sent = line.Arguments[index];
        bool isNumber = Utf8Parser.TryParse(reading.Bytes.Slice(sent.Offset, sent.Length), out number, out int used) && used == sent.Length;
        if (!isNumber)
        {
            reading.Fault(IssueCodes.StructureUnreadable, sent.Offset, sent.Length, "Expected a row's number.");
        }

        return isNumber;
    }

    /// <summary>Adds a value to the open group of the record.</summary>
    public void Add(string name, Argument sent)
    {
        if (!sent.HasTwoQuotes)
        {
            reading.Value(name, sent.Offset, sent.Length);
        }
        else if (reading.TryText(sent.Offset, sent.Length, out string text))
        {
            reading.Value(name, text.Replace("\"\"", "\"", StringComparison.Ordinal), sent.Offset, sent.Length);
        }
    }
}
