namespace Gateway.Adapter.Fixed.Layout;

/// <summary>Which byte of a binary number comes first.</summary>
internal enum ByteOrder
{
    Little,
    Big,
}
