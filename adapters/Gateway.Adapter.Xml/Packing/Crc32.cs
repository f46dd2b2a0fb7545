namespace Gateway.Adapter.Xml.Packing;

/// <summary>The check sum of ZIP archives (APPNOTE 4.4.7).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number => Entry((uint)number))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0xFFFFFFFF;
        foreach (byte next in bytes)
        {
            sum = Table[(byte)(sum ^ next)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint Entry(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        }

        return value;
    }
}
