namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>A field as the file describes it.</summary>
/// <param name="At">Where its description stands in the message.</param>
/// <param name="NameLength">Bytes of its name, which stands there.</param>
/// <param name="Type">Its letter.</param>
/// <param name="Offset">From the begin of a row.</param>
/// <param name="Length">Bytes in a row.</param>
/// <param name="NullBit">Its bit in <c>_NullFlags</c>; -1 when it is never null.</param>
internal readonly record struct Column(int At, int NameLength, char Type, int Offset, int Length, int NullBit);
