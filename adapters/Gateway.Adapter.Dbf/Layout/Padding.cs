namespace Gateway.Adapter.Dbf.Layout;

/// <summary>What fills a text field up; both are taken off.</summary>
internal enum Padding
{
    Space,
    Nul,
}
