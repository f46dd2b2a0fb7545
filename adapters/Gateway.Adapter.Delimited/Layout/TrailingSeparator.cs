namespace Gateway.Adapter.Delimited.Layout;

/// <summary>What a separator after the last field means.</summary>
internal enum TrailingSeparator
{
    /// <summary>Nothing; it is not written.</summary>
    Tolerated,

    /// <summary>The end of the line; it is written.</summary>
    Required,

    /// <summary>A further, empty field.</summary>
    Refused,
}
