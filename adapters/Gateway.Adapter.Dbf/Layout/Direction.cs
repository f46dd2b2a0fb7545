namespace Gateway.Adapter.Dbf.Layout;

/// <summary>Whether a table is read, written or both.</summary>
internal enum Direction
{
    Both,
    In,
    Out,
}
