namespace Gateway.Adapter.Delimited.Layout;

/// <summary>Whether the last line is written with its end.</summary>
internal enum LastLineEnd
{
    Written,
    LeftOut,
}
