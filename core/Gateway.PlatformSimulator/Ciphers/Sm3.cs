using System.Buffers.Binary;
using System.Numerics;

namespace Gateway.PlatformSimulator.Ciphers;

/// <summary>The hash SM3 (GB/T 32905-2016) and its HMAC, written from the standard: the gateway's signatures are checked by code that it does not share.</summary>
internal static class Sm3
{
    private const int BlockBytes = 64;

    private static readonly uint[] Start = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E];

    /// <summary>32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        byte[] padded = new byte[(message.Length + 9 + BlockBytes - 1) / BlockBytes * BlockBytes];
        message.CopyTo(padded);
        padded[message.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - 8), (ulong)message.Length * 8);
        uint[] state = [.. Start];
        for (int at = 0; at < padded.Length; at += BlockBytes)
        {
            Compress(state, padded.AsSpan(at, BlockBytes));
        }

        byte[] hash = new byte[32];
        for (int word = 0; word < 8; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(word * 4), state[word]);
        }

        return hash;
    }

    /// <summary>HMAC (RFC 2104): 32 bytes.</summary>
    public static byte[] Hmac(byte[] key, byte[] message)
    {
        byte[] block = new byte[BlockBytes];
        (key.Length > BlockBytes ? Hash(key) : key).CopyTo(block, 0);
        byte[] inner = [.. block.Select(value => (byte)(value ^ 0x36)), .. message];
        return Hash([.. block.Select(value => (byte)(value ^ 0x5C)), .. Hash(inner)]);
    }

    private static void Compress(uint[] state, ReadOnlySpan<byte> block)
    {
        uint[] words = Expand(block);
        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int round = 0; round < 64; round++)
        {
            uint constant = BitOperations.RotateLeft(round < 16 ? 0x79CC4519u : 0x7A879D8Au, round % 32);
            uint turned = BitOperations.RotateLeft(a, 12);
            uint first = BitOperations.RotateLeft(turned + e + constant, 7), second = first ^ turned;
            uint left = (round < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + second + (words[round] ^ words[round + 4]);
            uint right = (round < 16 ? e ^ f ^ g : (e & f) | (~e & g)) + h + first + words[round];
            (d, c, b, a) = (c, BitOperations.RotateLeft(b, 9), a, left);
            (h, g, f, e) = (g, BitOperations.RotateLeft(f, 19), e, right ^ BitOperations.RotateLeft(right, 9) ^ BitOperations.RotateLeft(right, 17));
        }

        uint[] mixed = [a, b, c, d, e, f, g, h];
        for (int word = 0; word < 8; word++)
        {
            state[word] ^= mixed[word];
        }
    }

    private static uint[] Expand(ReadOnlySpan<byte> block)
    {
        uint[] words = new uint[68];
        for (int at = 0; at < 16; at++)
        {
            words[at] = BinaryPrimitives.ReadUInt32BigEndian(block[(at * 4)..]);
        }

        for (int at = 16; at < 68; at++)
        {
            uint mixed = words[at - 16] ^ words[at - 9] ^ BitOperations.RotateLeft(words[at - 3], 15);
            words[at] = mixed ^ BitOperations.RotateLeft(mixed, 15) ^ BitOperations.RotateLeft(mixed, 23) ^ BitOperations.RotateLeft(words[at - 13], 7) ^ words[at - 6];
        }

        return words;
    }
}
