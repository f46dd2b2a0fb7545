namespace Gateway.Adapter.Fixed.Layout;

/// <summary>Whether a shape is read, written or both.</summary>
internal enum Direction
{
    Both,
    In,
    Out,
}
