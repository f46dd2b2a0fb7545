using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;

namespace Gateway.PlatformSimulator.Ciphers;

/// <summary>Verifies SM2 signatures (GB/T 32918.2-2016, curve of 32918.5), written from the standard with plain big numbers: slow, and nobody else's code.</summary>
internal static class Sm2
{
    private static readonly BigInteger P = Number("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    private static readonly BigInteger A = Number("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC");
    private static readonly BigInteger B = Number("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
    private static readonly BigInteger N = Number("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    private static readonly Point G = new(Number("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"), Number("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"));

    /// <summary>Whether a signature was made over a message with the private key that belongs to a public one.</summary>
    /// <param name="publicKey">x and y, 64 bytes, with or without a leading 04.</param>
    /// <param name="userId">Part of the hash.</param>
    /// <param name="message">As it was signed.</param>
    /// <param name="signature">r and s in DER.</param>
    public static bool Verify(ReadOnlySpan<byte> publicKey, byte[] userId, byte[] message, byte[] signature)
    {
        if (!TryReadPoint(publicKey, out Point key) || !TryReadSignature(signature, out BigInteger r, out BigInteger s) || r < 1 || r >= N || s < 1 || s >= N)
        {
            return false;
        }

        byte[] identity = Sm3.Hash([(byte)(userId.Length * 8 >> 8), (byte)(userId.Length * 8), .. userId, .. Bytes(A), .. Bytes(B), .. Bytes(G.X), .. Bytes(G.Y), .. Bytes(key.X), .. Bytes(key.Y)]);
        BigInteger hash = new(Sm3.Hash([.. identity, .. message]), isUnsigned: true, isBigEndian: true);
        BigInteger sum = (r + s) % N;
        return !sum.IsZero && Add(Times(s, G), Times(sum, key)) is { } point && (hash + point.X) % N == r;
    }

    private static bool TryReadPoint(ReadOnlySpan<byte> key, out Point point)
    {
        ReadOnlySpan<byte> plain = key.Length == 65 && key[0] == 4 ? key[1..] : key;
        point = plain.Length == 64 ? new Point(new BigInteger(plain[..32], isUnsigned: true, isBigEndian: true), new BigInteger(plain[32..], isUnsigned: true, isBigEndian: true)) : new Point(0, 0);
        return point.X < P && point.Y < P && (point.Y * point.Y - (point.X * point.X * point.X + A * point.X + B)) % P == 0;
    }

    private static bool TryReadSignature(byte[] der, out BigInteger r, out BigInteger s)
    {
        (r, s) = (0, 0);
        try
        {
            AsnReader sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            (r, s) = (sequence.ReadInteger(), sequence.ReadInteger());
            return !sequence.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static Point? Times(BigInteger factor, Point point)
    {
        (Point? result, Point? doubled) = (null, point);
        for (; !factor.IsZero; factor >>= 1)
        {
            result = factor.IsEven ? result : Add(result, doubled);
            doubled = Add(doubled, doubled);
        }

        return result;
    }

    /// <summary>The curve's addition; null is its zero.</summary>
    private static Point? Add(Point? left, Point? right)
    {
        if (left is not { } one || right is not { } other)
        {
            return left ?? right;
        }

        if (one.X == other.X && (one.Y + other.Y) % P == 0)
        {
            return null;
        }

        BigInteger slope = one == other ? (3 * one.X * one.X + A) * Inverse(2 * one.Y) : (other.Y - one.Y) * Inverse(other.X - one.X);
        BigInteger x = Positive(slope * slope - one.X - other.X);
        return new Point(x, Positive(slope * (one.X - x) - one.Y));
    }

    /// <summary>Euclid's way: quicker than a power by Fermat, and a verification makes hundreds of them.</summary>
    private static BigInteger Inverse(BigInteger value)
    {
        (BigInteger last, BigInteger rest, BigInteger factor, BigInteger next) = (Positive(value), P, 1, 0);
        while (!rest.IsZero)
        {
            BigInteger quotient = last / rest;
            (last, rest) = (rest, last - quotient * rest);
            (factor, next) = (next, factor - quotient * next);
        }

        return Positive(factor);
    }

    private static BigInteger Positive(BigInteger value) => ((value % P) + P) % P;

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    private readonly record struct Point(BigInteger X, BigInteger Y);
}
