using System.Globalization;
using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed.Seals;

/// <summary>What a seal has to say of a message.</summary>
internal static class SealValue
{
    /// <param name="seal">Which bytes, and what of them.</param>
    /// <param name="message">The whole message; the seal itself may not be written yet.</param>
    /// <param name="start">The seal's first byte.</param>
    /// <param name="length">The seal's bytes.</param>
    public static string Of(SealLayout seal, ReadOnlySpan<byte> message, int start, int length)
    {
        bool hasFirst = seal.Over != SealRange.After, hasSecond = seal.Over != SealRange.Before;
        ReadOnlySpan<byte> first = hasFirst ? message[..start] : default;
        ReadOnlySpan<byte> second = hasSecond ? message[(seal.Over == SealRange.Message ? start : start + length)..] : default;
        int value = seal.Is switch
        {
            SealKind.Length => first.Length + second.Length,
            SealKind.Xor => Xor(first) ^ Xor(second),
            _ => (Sum(first) + Sum(second)) & 0xFF,
        };
        return value.ToString(seal.Form == SealForm.Hex ? "X2" : "D", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether both say the same: zeros in front and the case of letters do not matter.</summary>
    public static bool AreEqual(string sent, string expected) => string.Equals(sent.TrimStart('0'), expected.TrimStart('0'), StringComparison.OrdinalIgnoreCase);

    private static byte Xor(ReadOnlySpan<byte> bytes)
    {
        byte value = 0;
        foreach (byte part in bytes)
        {
            value ^= part;
        }

        return value;
    }

    private static int Sum(ReadOnlySpan<byte> bytes)
    {
        int value = 0;
        foreach (byte part in bytes)
        {
            value = (value + part) & 0xFF;
        }

        return value;
    }
}
