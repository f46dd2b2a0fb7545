using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Calls.Writing;

/// <summary>Writes the pieces of a call.</summary>
internal sealed class ValueWriter(MessageWriting writing, Encoding encoding, LineEnd lineEnd)
{
    private static readonly SearchValues<char> NoNumber = SearchValues.Create("\",()= \t\r\n");

    public void Begin(string call, SourceNode at)
    {
        writing.Text(call, at);
        writing.Raw("("u8);
    }

    public void Comma(int index)
    {
        if (index > 0)
        {
            writing.Raw(","u8);
        }
    }

    public void Close() => writing.Raw(")"u8);

    public void Returns() => writing.Raw("="u8);

    public void End() => writing.Raw(lineEnd.Bytes());

    public void Number(int number, SourceNode at) => Bare(number.ToString(CultureInfo.InvariantCulture), at);

    /// <summary>A value of the record.</summary>
    /// <param name="node">Nothing there is written as nothing.</param>
    /// <param name="isNumber">Without quotes.</param>
    /// <param name="most">Bytes that fit into the caller's buffer; null for any number.</param>
    public void Value(SourceNode node, bool isNumber, int? most = null)
    {
        if (node.IsGroup)
        {
            writing.Fault(node, "Expected a plain value.");
        }
        else if (node.Text is { } text && CountBytes(text.TrimEnd(' ')) > most)
        {
            writing.Fault(node, $"Expected at most {most} bytes: the caller's buffer holds no more.");
        }
        else if (isNumber)
        {
            Bare(node.Text, node);
        }
        else
        {
            Quoted(node.Text, node);
        }
    }

    public void Quoted(string? text, SourceNode at)
    {
        if (text.AsSpan().ContainsAny('\r', '\n'))
        {
            writing.Fault(at, "Expected a value of one line.");
            return;
        }

        writing.Raw("\""u8);
        writing.Text(text?.Replace("\"", "\"\"", StringComparison.Ordinal), at);
        writing.Raw("\""u8);
    }

    private void Bare(string? text, SourceNode at)
    {
        if (text.AsSpan().ContainsAny(NoNumber))
        {
            writing.Fault(at, "Expected a number.");
            return;
        }

        writing.Text(text, at);
    }

    private int CountBytes(string text)
    {
        try
        {
            return encoding.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return 0; // writing it says which character the encoding lacks
        }
    }
}
