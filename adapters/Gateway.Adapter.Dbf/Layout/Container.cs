namespace Gateway.Adapter.Dbf.Layout;

/// <summary>What a message is.</summary>
internal enum Container
{
    /// <summary>One table.</summary>
    None,

    /// <summary>A ZIP file of tables and memo files, not compressed: what the watched folder makes of files that belong together.</summary>
    Zip,
}
