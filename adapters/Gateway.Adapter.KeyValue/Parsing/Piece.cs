namespace Gateway.Adapter.KeyValue.Parsing;

/// <summary>One <c>key=value</c> or <c>key[2]=value</c>.</summary>
/// <param name="Key">As sent, without its number.</param>
/// <param name="Row">The number; 0 without.</param>
/// <param name="Start">The piece's first byte.</param>
/// <param name="ValueAt">The value's.</param>
internal readonly record struct Piece(string Key, int Row, int Start, int ValueAt);
