namespace Gateway.Adapter.Dbf.Layout;

/// <summary>What becomes of a field that the layout does not name.</summary>
internal enum OtherFields
{
    Refused,
    LeftOut,
}
