namespace Gateway.Adapter.Xml.Layout;

/// <summary>Who says in which encoding a document is.</summary>
internal enum EncodingFrom
{
    /// <summary>Its declaration, where it has one; else the source.</summary>
    Declaration,

    /// <summary>The source: declarations of its senders are wrong.</summary>
    Source,
}

/// <summary>How an element without anything in it is written.</summary>
internal enum Empty
{
    Pair,
    SelfClosing,
    LeftOut,
}

/// <summary>Whether <c>xmlns</c> attributes are in a record.</summary>
internal enum Xmlns
{
    Kept,
    LeftOut,
}

/// <summary>What stands in an element's text.</summary>
internal enum InsideFormat
{
    Xml,

    /// <summary>Elements without one root around them.</summary>
    Elements,
    Delimited,
}

/// <summary>Whether an envelope is written with a header.</summary>
internal enum SoapHeader
{
    LeftOut,
    Empty,
}

/// <summary>Whether messages are written in an envelope.</summary>
internal enum SoapEnvelope
{
    Written,
    LeftOut,
}

/// <summary>What a text is packed in that holds more.</summary>
internal enum Packed
{
    No,
    Base64,
    Base64Zip,
}
