using System.Globalization;
using System.Text;
using Gateway.Pipeline;

namespace Gateway.Host.Demo;

/// <summary>Makes further messages of a sample: the sender's own numbers (visit, message id) get other last digits, everything else stays.</summary>
internal static class Renumbering
{
    private const int Digits = 5;
    private const int FirstVariant = 1000; // samples use the numbers below

    /// <summary>The numbers of a message that make it this message: its visits and its message id, each ending in digits.</summary>
    public static IReadOnlyList<string> NumbersOf(MessageContext context) =>
        [.. (context.Mapped?.Visits ?? []).Append(context.Mapped?.MessageId).OfType<string>().Where(number => number.Length > Digits && number[^Digits..].All(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal)];

    /// <summary>The sample under other numbers.</summary>
    /// <param name="bytes">The sample.</param>
    /// <param name="numbers">From <see cref="NumbersOf"/>.</param>
    /// <param name="variant">1 to 8999; the same variant gives the same numbers in every sample.</param>
    public static byte[] Vary(byte[] bytes, IReadOnlyList<string> numbers, int variant)
    {
        byte[] varied = (byte[])bytes.Clone();
        foreach (string number in numbers)
        {
            Put(varied, number, number[..^Digits] + string.Create(CultureInfo.InvariantCulture, $"{number[^Digits]}{FirstVariant + variant:0000}"));
        }

        return varied;
    }

    /// <summary>The bytes with one ASCII text in the place of another of the same length, wherever it stands.</summary>
    public static byte[] Replace(byte[] bytes, string old, string fresh)
    {
        byte[] changed = (byte[])bytes.Clone();
        Put(changed, old, fresh);
        return changed;
    }

    private static void Put(byte[] bytes, string text, string replacement)
    {
        byte[] old = Encoding.ASCII.GetBytes(text), fresh = Encoding.ASCII.GetBytes(replacement);
        for (int at = bytes.AsSpan().IndexOf(old); at >= 0; at = Next(bytes, old, at))
        {
            fresh.CopyTo(bytes, at);
        }
    }

    private static int Next(byte[] bytes, byte[] old, int after)
    {
        int found = bytes.AsSpan(after + 1).IndexOf(old);
        return found < 0 ? -1 : after + 1 + found;
    }
}
