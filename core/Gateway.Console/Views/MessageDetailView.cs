namespace Gateway.Console.Views;

/// <summary>A message with everything that happened to it, in order.</summary>
public sealed record MessageDetailView(MessageView Message, IReadOnlyList<FactView> Facts, string Explanation)
{
    /// <summary>Who failed and what to do; null when it was accepted or reversed.</summary>
    public VerdictView? Verdict { get; init; }

    /// <summary>The hops between sender, gateway and platform, in order.</summary>
    public IReadOnlyList<HopView> Hops { get; init; } = [];

    /// <summary>Every call to a destination, the first one first.</summary>
    public IReadOnlyList<AttemptView> Attempts { get; init; } = [];
}

/// <summary>Who failed, how that is seen, and what to do next.</summary>
/// <param name="Party">sender, network, gateway, mapping, middle, platform or patient.</param>
/// <param name="PartyChinese">The party's name.</param>
/// <param name="PartyEnglish">The same in English.</param>
/// <param name="Evidence">Transaction, msgid and the other side's words; or the place in the message or a table.</param>
/// <param name="Chinese">What to do next.</param>
/// <param name="English">The same in English.</param>
public sealed record VerdictView(string Party, string PartyChinese, string PartyEnglish, string Evidence, string Chinese, string English);

/// <summary>One fact of a message's history. Bytes are named by size and hash, not shown.</summary>
public sealed record FactView
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Cause { get; init; }

    /// <summary>prepared, rejected, attempt-started, attempt-ended, finished, replied, parked, released or answered-late.</summary>
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
