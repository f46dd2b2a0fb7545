namespace Gateway.Adapter.Delimited.Layout;

/// <summary>What a separator before the first field means.</summary>
internal enum LeadingSeparator
{
    /// <summary>An empty first field.</summary>
    Refused,

    /// <summary>Nothing; it is not written.</summary>
    Tolerated,

    /// <summary>The beginning of the fields; it is written.</summary>
    Required,
}
