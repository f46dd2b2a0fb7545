using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>One line of the work list as a spreadsheet shows it.</summary>
public sealed record WorkListLine
{
    /// <summary>Twelve characters.</summary>
    public required string Institution { get; init; }

    /// <summary>Its 医保区划; empty where the institution is gone.</summary>
    public required string Area { get; init; }

    /// <summary>The source's id, or <c>platform:KIND</c>.</summary>
    public required string Source { get; init; }

    public required string Version { get; init; }

    public required string Concept { get; init; }

    /// <summary>The sender's code, or ours on the way back.</summary>
    public required string Code { get; init; }

    public required CodeDirection Direction { get; init; }

    public string? Display { get; init; }

    /// <summary>Different messages that brought it.</summary>
    public required long Count { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Best first, at most three.</summary>
    public ImmutableArray<CodeSuggestion> Suggestions { get; init; } = [];
}
