namespace Gateway.Console.Views;

/// <summary>A message with everything that happened to it, in order.</summary>
public sealed record MessageDetailView(MessageView Message, IReadOnlyList<FactView> Facts, string Explanation);

/// <summary>One fact of a message's history. Bytes are named by size and hash, not shown.</summary>
public sealed record FactView
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Cause { get; init; }

    /// <summary>prepared, rejected, attempt-started, attempt-ended, finished, replied, parked or released.</summary>
    public required string Kind { get; init; }

    /// <summary>What happened, in one sentence.</summary>
    public required string Summary { get; init; }

    public IReadOnlyList<IssueView> Issues { get; init; } = [];

    public int Bytes { get; init; }
}

/// <summary>What is wrong, where and what was expected.</summary>
public sealed record IssueView(string Code, string Severity, string Chinese, string English, string Place, string Expected, string? TableRow);

/// <summary>One page of messages and how far it is complete.</summary>
public sealed record MessageListView(IReadOnlyList<MessageView> Messages, long CompleteToSequence, long? Next);

/// <summary>How many messages of a source are in a state.</summary>
public sealed record CountView(string Source, string State, long Messages);
