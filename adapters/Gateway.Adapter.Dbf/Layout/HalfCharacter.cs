namespace Gateway.Adapter.Dbf.Layout;

/// <summary>What becomes of half a character at the end of a field: senders that count bytes cut the last one through.</summary>
internal enum HalfCharacter
{
    Refused,
    LeftOut,
}
