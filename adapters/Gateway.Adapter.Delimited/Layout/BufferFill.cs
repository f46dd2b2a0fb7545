namespace Gateway.Adapter.Delimited.Layout;

/// <summary>What fills up a buffer behind the text.</summary>
internal enum BufferFill
{
    Space,
    Nul,
}
