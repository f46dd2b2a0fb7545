using System.Text;

namespace Gateway.Contract;

/// <summary>Names inside one text: each is decoded once and gives one string, however often it comes. A message with more names than any real one costs a string per name.</summary>
/// <param name="bytes">The text.</param>
/// <param name="encoding">A strict one, from <see cref="TextEncodings"/>.</param>
public sealed class MessageNames(ReadOnlyMemory<byte> bytes, Encoding encoding)
{
    private const int Buckets = 256;
    private const int LongestChain = 16; // names that collide on purpose are decoded again instead of searched for

    private readonly int[] firsts = new int[Buckets];
    private Entry[] entries = new Entry[32];
    private int count;

    /// <summary>The name that stands at a place.</summary>
    /// <param name="offset">Its first byte in the text.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="name">The name; empty when the result is false.</param>
    /// <returns>Whether the bytes are text.</returns>
    public bool TryGet(int offset, int length, out string name)
    {
        ReadOnlySpan<byte> text = bytes.Span, sent = text.Slice(offset, length);
        int bucket = BucketOf(sent);
        int chain = 0;
        for (int at = firsts[bucket]; at != 0; at = entries[at].Next, chain++)
        {
            if (text.Slice(entries[at].Offset, entries[at].Length).SequenceEqual(sent))
            {
                name = entries[at].Name;
                return true;
            }
        }

        bool isText = StrictText.Decodes(sent, encoding, out _);
        name = isText ? encoding.GetString(sent) : "";
        if (isText && chain < LongestChain)
        {
            Keep(new Entry(name, offset, length, firsts[bucket]), bucket);
        }

        return isText;
    }

    // Names differ in length or at their ends, mostly; those that do not are searched for.
    private static int BucketOf(ReadOnlySpan<byte> name)
    {
        int length = name.Length;
        return length == 0 ? 0 : ((length * 37) + (name[0] * 7) + (name[length / 2] * 31) + (name[length - 1] * 131)) & (Buckets - 1);
    }

    private void Keep(Entry entry, int bucket)
    {
        count++; // entry 0 means none
        if (count == entries.Length)
        {
            Array.Resize(ref entries, count * 2);
        }

        entries[count] = entry;
        firsts[bucket] = count;
    }

    private readonly record struct Entry(string Name, int Offset, int Length, int Next);
}
