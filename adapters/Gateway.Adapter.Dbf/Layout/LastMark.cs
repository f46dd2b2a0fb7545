namespace Gateway.Adapter.Dbf.Layout;

/// <summary>Whether the byte 1A stands after the last row; read either way.</summary>
internal enum LastMark
{
    Written,
    LeftOut,
}
