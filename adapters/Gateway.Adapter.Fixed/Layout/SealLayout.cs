namespace Gateway.Adapter.Fixed.Layout;

/// <summary>A field that says something about the message's bytes: their number, or a check value.</summary>
internal sealed record SealLayout
{
    /// <summary>Path of the field: <c>head/长度</c>, in a kind that occurs once.</summary>
    public string Field { get; init; } = "";

    public SealKind Is { get; init; }

    public SealRange Over { get; init; }

    public SealForm Form { get; init; }

    /// <summary>Whether the sender may leave it empty.</summary>
    public bool MayBeEmpty { get; init; }
}
