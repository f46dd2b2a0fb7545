namespace Gateway.Contract;

/// <summary>How lines are ended when a message is written; layouts name it <c>crlf</c>, <c>lf</c>, <c>cr</c>.</summary>
public enum LineEnd
{
    /// <summary>Carriage return and line feed.</summary>
    Crlf,

    /// <summary>Line feed.</summary>
    Lf,

    /// <summary>Carriage return.</summary>
    Cr,
}
