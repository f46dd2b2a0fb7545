namespace Gateway.Adapter.Fixed.Layout;

/// <summary>What becomes of half a character at a field's end.</summary>
internal enum CutCharacter
{
    /// <summary>The message is refused.</summary>
    Refused,

    /// <summary>The value is the whole characters; the half is kept beside it, as hex digits, and written back.</summary>
    Kept,
}
