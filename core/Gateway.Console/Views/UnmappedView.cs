using System.Collections.Immutable;
using Gateway.Mapping;

namespace Gateway.Console.Views;

/// <summary>One line of the work list of codes that no table knew.</summary>
public sealed record UnmappedView
{
    public required string Institution { get; init; }

    /// <summary>The institution's 医保区划; empty where the institution is gone.</summary>
    public string Area { get; init; } = "";

    /// <summary>The source's id, or <c>platform:KIND</c>.</summary>
    public required string Source { get; init; }

    public required string Version { get; init; }

    public required string Concept { get; init; }

    /// <summary>The sender's code, or ours on the way back.</summary>
    public required string Code { get; init; }

    /// <summary>forward or back.</summary>
    public required string Direction { get; init; }

    /// <summary>The sender's own name for it; null where no row of its table says where that stands.</summary>
    public string? Display { get; init; }

    /// <summary>What became of the last message because of it: rejected, parked or kept.</summary>
    public required string Action { get; init; }

    /// <summary>open, or mapped once the tables that serve know the code.</summary>
    public string State { get; init; } = "open";

    /// <summary>Different messages that brought it; the same bytes count once.</summary>
    public required long Messages { get; init; }

    /// <summary>How many of them are parked now.</summary>
    public required long Waiting { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    public required long LastMessage { get; init; }

    /// <summary><c>file:row</c> of the row that asked last.</summary>
    public required string TableRow { get; init; }

    public DateOnly? ServiceDate { get; init; }

    /// <summary>Best first, at most three; none for a code that is mapped.</summary>
    public ImmutableArray<CodeSuggestion> Suggestions { get; init; } = [];
}

/// <summary>The work list, codes of the most messages first.</summary>
public sealed record UnmappedListView(IReadOnlyList<UnmappedView> Codes);

/// <summary>Numbers of the parked messages that brought a code, oldest first.</summary>
public sealed record WaitingView(ImmutableArray<long> Messages);
