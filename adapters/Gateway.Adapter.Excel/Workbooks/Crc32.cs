namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>The check value of zip archives (APPNOTE 4.4.7, polynomial EDB88320).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>Goes on with more bytes; begin with <see cref="uint.MaxValue"/> and invert at the end.</summary>
    public static uint Append(uint value, ReadOnlySpan<byte> bytes)
    {
        foreach (byte part in bytes)
        {
            value = Table[(byte)(value ^ part)] ^ (value >> 8);
        }

        return value;
    }

    private static uint Entry(int index)
    {
        uint value = (uint)index;
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    }
}
