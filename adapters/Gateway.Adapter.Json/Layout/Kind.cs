namespace Gateway.Adapter.Json.Layout;

/// <summary>What the layout says of a place.</summary>
[Flags]
internal enum Kind
{
    /// <summary>A text, or an object.</summary>
    Text = 0,
    Number = 1,
    Boolean = 2,

    /// <summary>A number or a boolean where it looks like one, else a text.</summary>
    Either = 4,
    Array = 8,

    /// <summary>A text that holds JSON.</summary>
    Json = 16,

    /// <summary>An object even when nothing is in it.</summary>
    Object = 32,
}
