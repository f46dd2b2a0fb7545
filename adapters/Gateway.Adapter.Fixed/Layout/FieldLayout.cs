namespace Gateway.Adapter.Fixed.Layout;

/// <summary>One field of a record.</summary>
/// <param name="Name">Its node; <c>-</c> for filler.</param>
/// <param name="Kind">What its bytes are.</param>
/// <param name="Length">How many units.</param>
/// <param name="Position">Where it begins as the layout counts; null right behind the one before it.</param>
/// <param name="IsRight">Whether the value stands at the right end, filled up on the left.</param>
/// <param name="Fill">Its own fill; null for the layout's.</param>
internal sealed record FieldLayout(string Name, FieldKind Kind, int Length, int? Position, bool IsRight, byte? Fill);
