namespace Gateway.Adapter.Json.Layout;

/// <summary>What a source sends that RFC 8259 does not allow.</summary>
internal enum Laxness
{
    /// <summary>Comments <c>/* … */</c> and <c>// …</c>.</summary>
    Comments,

    /// <summary>A comma before a closing bracket.</summary>
    TrailingCommas,

    /// <summary>Texts and names in single quotes.</summary>
    SingleQuotes,

    /// <summary>Names without quotes.</summary>
    UnquotedNames,

    /// <summary>Line breaks, tabs and the like inside texts.</summary>
    ControlCharacters,

    /// <summary>Numbers such as <c>+1</c>, <c>007</c>, <c>.5</c>, <c>5.</c>.</summary>
    LooseNumbers,
}
