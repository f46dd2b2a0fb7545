namespace Gateway.Journal;

/// <summary>How a row's payload lies on disk. The numbers are on disk and are never given a new meaning.</summary>
[Flags]
internal enum Packing
{
    Plain = 0,

    /// <summary>Four bytes length of what was packed (little-endian), then Brotli.</summary>
    Brotli = 1,

    /// <summary>Only the head of the frame is left, its blocks are empty: the bytes were dropped by age. The row's hash is still that of the whole.</summary>
    HeadOnly = 16,
}
