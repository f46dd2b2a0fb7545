using System.Buffers;
using System.Text;

namespace Gateway.Contract;

/// <summary>One message while an adapter writes it: the bytes and the faults so far.</summary>
/// <param name="encoding">A strict one, from <see cref="TextEncodings"/>.</param>
public sealed class MessageWriting(Encoding encoding)
{
    private readonly ArrayBufferWriter<byte> bytes = new(256);

    /// <summary>The faults so far.</summary>
    public IssueList Issues { get; } = new();

    /// <summary>Adds bytes as they are: separators, line ends.</summary>
    public void Raw(ReadOnlySpan<byte> raw) => bytes.Write(raw);

    /// <summary>Adds text; characters that the encoding lacks are a fault of its place.</summary>
    public void Text(ReadOnlySpan<char> text, SourceNode at)
    {
        Span<byte> room = bytes.GetSpan(encoding.GetMaxByteCount(text.Length));
        try
        {
            bytes.Advance(encoding.GetBytes(text, room));
        }
        catch (EncoderFallbackException)
        {
            Fault(at, $"Expected characters that {encoding.WebName} has.");
        }
    }

    /// <summary>Begins a text of its own in the same encoding: one that is packed before it is written.</summary>
    public MessageWriting Another() => new(encoding);

    /// <summary>Adds a fault: this value cannot be written.</summary>
    public void Fault(SourceNode at, string reason) => Fault(IssueCodes.ValueUnwritable, at, reason);

    /// <summary>Adds a fault.</summary>
    public void Fault(IssueCode code, SourceNode at, string reason)
    {
        if (!Issues.IsFull)
        {
            Issues.Add(new Issue(code, at.Location, reason));
        }
    }

    /// <summary>The message, or its faults.</summary>
    public Outcome<ReadOnlyMemory<byte>> Finish() =>
        Issues.HasErrors ? Outcome.Refused<ReadOnlyMemory<byte>>(Issues.ToImmutable()) : Outcome.Of(bytes.WrittenMemory);
}
