namespace Gateway.Contract;

/// <summary>What a piece of a row script is.</summary>
public enum RowTokenKind
{
    /// <summary>Nothing follows.</summary>
    End,

    /// <summary>A name, a keyword or a number, without the marks that quote a name.</summary>
    Word,

    /// <summary>A text in single quotes; the token is what stands between them.</summary>
    Text,

    /// <summary>No value: <c>NULL</c>, or a column that the database copies from another row.</summary>
    Nothing,

    /// <summary>A bracket, comma, semicolon or another sign.</summary>
    Mark,

    /// <summary>A quote that is not closed.</summary>
    Broken,
}
