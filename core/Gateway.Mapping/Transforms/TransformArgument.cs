namespace Gateway.Mapping;

/// <summary>One argument of a transform.</summary>
/// <param name="Name">In capitals; the words to choose from, joined by <c>|</c>, for a choice.</param>
/// <param name="Kind">What may stand there.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Repeats">Whether more of them may follow.</param>
internal sealed record TransformArgument(string Name, ArgumentKind Kind, bool IsOptional = false, bool Repeats = false)
{
    /// <summary>As a call shows it: <c>[from YEAR]</c>, <c>SOURCE…</c>.</summary>
    public string Written => $"{(IsOptional ? "[" : "")}{Name}{(Repeats ? "…" : "")}{(IsOptional ? "]" : "")}";
}

/// <summary>What may stand as an argument.</summary>
internal enum ArgumentKind
{
    /// <summary>Any text, in quotes where it holds spaces or a bar.</summary>
    Text,

    /// <summary>Digits.</summary>
    Whole,

    Number,

    /// <summary>A form of date or time: yyyy MM dd HH mm ss.</summary>
    Format,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>A regular expression.</summary>
    Pattern,

    /// <summary>A path, a prefix with its name, or a quoted text, as in the <c>source</c> column.</summary>
    Source,

    /// <summary>Name of a code table.</summary>
    Concept,
}
