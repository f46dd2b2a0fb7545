namespace Gateway.Adapter.Delimited.Layout;

/// <summary>Whether a shape is read, written or both.</summary>
internal enum Direction
{
    Both,
    In,
    Out,
}
