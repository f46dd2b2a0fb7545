using System.Buffers.Binary;
using System.Numerics;

namespace Gateway.PlatformSimulator.Ciphers;

/// <summary>The block cipher SM4 (GB/T 32907-2016) in ECB mode with PKCS#7 padding, written from the standard.</summary>
internal sealed class Sm4
{
    private const int BlockBytes = 16, Rounds = 32;

    private static readonly uint[] Family = [0xA3B1BAC6, 0x56AA3350, 0x677D9197, 0xB27022DC];

    private static readonly byte[] Box = Convert.FromHexString(
        "D690E9FECCE13DB716B614C228FB2C052B679A762ABE04C3AA441326498606999C4250F491EF987A33540B43EDCFAC62E4B31CA9C908E89580DF94FA758F3FA6" +
        "4707A7FCF37317BA83593C19E6854FA8686B81B27164DA8BF8EB0F4B70569D351E240E5E6358D1A225227C3B01217887D40046579FD327524C3602E7A0C4C89E" +
        "EABF8AD240C738B5A3F7F2CEF96115A1E0AE5DA49B341A55AD933230F58CB1E31DF6E22E8266CA60C02923AB0D534E6FD5DB3745DEFD8E2F03FF6A726D6C5B51" +
        "8D1BAF92BBDDBC7F11D95C411F105AD80AC13188A5CD7BBD2D74D012B8E5B4B08969974A0C96777E65B9F109C56EC68418F07DEC3ADC4D2079EE5F3ED7CB3948");

    private readonly uint[] keys = new uint[Rounds];

    /// <summary>Makes the round keys.</summary>
    /// <param name="key">16 bytes.</param>
    public Sm4(byte[] key)
    {
        uint[] words = [.. Enumerable.Range(0, 4).Select(at => BinaryPrimitives.ReadUInt32BigEndian(key.AsSpan(at * 4)) ^ Family[at])];
        for (int round = 0; round < Rounds; round++)
        {
            uint constant = 0;
            for (int part = 0; part < 4; part++)
            {
                constant = (constant << 8) | (byte)((round * 4 + part) * 7);
            }

            uint mixed = Substituted(words[1] ^ words[2] ^ words[3] ^ constant);
            keys[round] = words[0] ^ mixed ^ BitOperations.RotateLeft(mixed, 13) ^ BitOperations.RotateLeft(mixed, 23);
            words = [words[1], words[2], words[3], keys[round]];
        }
    }

    public byte[] Encrypt(byte[] plain)
    {
        int padding = BlockBytes - plain.Length % BlockBytes;
        byte[] result = [.. plain, .. Enumerable.Repeat((byte)padding, padding)];
        for (int at = 0; at < result.Length; at += BlockBytes)
        {
            Turn(result.AsSpan(at, BlockBytes), keys);
        }

        return result;
    }

    /// <summary>The plain bytes; null where length or padding show that they were not made with this key.</summary>
    public byte[]? Decrypt(byte[] sealedBytes)
    {
        if (sealedBytes.Length == 0 || sealedBytes.Length % BlockBytes != 0)
        {
            return null;
        }

        byte[] result = [.. sealedBytes];
        uint[] backwards = [.. keys.Reverse()];
        for (int at = 0; at < result.Length; at += BlockBytes)
        {
            Turn(result.AsSpan(at, BlockBytes), backwards);
        }

        int padding = result[^1];
        bool isPadded = padding is > 0 and <= BlockBytes && result.AsSpan(result.Length - padding).IndexOfAnyExcept((byte)padding) < 0;
        return isPadded ? result[..^padding] : null;
    }

    /// <summary>One block in place.</summary>
    internal void EncryptBlock(Span<byte> block) => Turn(block, keys);

    private static void Turn(Span<byte> block, uint[] keys)
    {
        uint a = BinaryPrimitives.ReadUInt32BigEndian(block), b = BinaryPrimitives.ReadUInt32BigEndian(block[4..]);
        uint c = BinaryPrimitives.ReadUInt32BigEndian(block[8..]), d = BinaryPrimitives.ReadUInt32BigEndian(block[12..]);
        foreach (uint key in keys)
        {
            uint mixed = Substituted(b ^ c ^ d ^ key);
            mixed ^= BitOperations.RotateLeft(mixed, 2) ^ BitOperations.RotateLeft(mixed, 10) ^ BitOperations.RotateLeft(mixed, 18) ^ BitOperations.RotateLeft(mixed, 24);
            (a, b, c, d) = (b, c, d, a ^ mixed);
        }

        BinaryPrimitives.WriteUInt32BigEndian(block, d);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], c);
        BinaryPrimitives.WriteUInt32BigEndian(block[8..], b);
        BinaryPrimitives.WriteUInt32BigEndian(block[12..], a);
    }

    private static uint Substituted(uint word) =>
        ((uint)Box[word >> 24] << 24) | ((uint)Box[(word >> 16) & 0xFF] << 16) | ((uint)Box[(word >> 8) & 0xFF] << 8) | Box[word & 0xFF];
}
