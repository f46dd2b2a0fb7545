namespace Gateway.Adapter.Json.Layout;

/// <summary>What <c>null</c> means when it is read.</summary>
internal enum Nulls
{
    /// <summary>No value.</summary>
    Absent,

    /// <summary>The sender says that there is no value any more.</summary>
    Delete,
}

/// <summary>How a place without a value is written.</summary>
internal enum Empty
{
    Text,
    Null,
    LeftOut,
}

/// <summary>Spaces between marks.</summary>
internal enum Spaces
{
    None,

    /// <summary>One after each colon and comma, as Python writes.</summary>
    AfterMarks,
}

/// <summary>Characters that could be written as they are and are escaped all the same.</summary>
internal enum Escaping
{
    NonAscii,
    Slash,
}
