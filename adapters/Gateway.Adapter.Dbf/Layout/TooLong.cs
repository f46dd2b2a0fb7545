namespace Gateway.Adapter.Dbf.Layout;

/// <summary>What becomes of a text that is longer than its field.</summary>
internal enum TooLong
{
    Refused,

    /// <summary>It is cut behind the last character that fits.</summary>
    Cut,
}
