namespace Gateway.Adapter.Fixed.Layout;

/// <summary>What lengths and positions count.</summary>
internal enum Unit
{
    Bytes,
    Characters,
}
