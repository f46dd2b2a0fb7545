using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Where transactions go. One call is one attempt: no retry inside, never throws for what the other side does.</summary>
public interface IDeliveryTarget
{
    /// <summary>The destinations that it serves, so that they are shown and can be paused before the first message.</summary>
    IReadOnlyCollection<string> Destinations => [];

    /// <summary>Sends one transaction and classifies what came back.</summary>
    /// <param name="item">The message with its plan and what was tried before this attempt; what an answer teaches depends on them.</param>
    /// <param name="intent">As journalled.</param>
    /// <param name="cancellationToken">Stopping after the first byte left gives <see cref="AttemptOutcome.Unknown"/>.</param>
    Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken);
}

/// <summary>What an attempt came to, with what it taught.</summary>
public sealed record TargetAnswer(AttemptOutcome Outcome, string Detail, ReadOnlyMemory<byte> Answer, AttemptTiming Timing, ImmutableArray<KeyBookRow> Learned)
{
    /// <summary>The destination says that it takes nothing for now (maintenance): pause it instead of counting attempts.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Of an attempt that was given up: the answer that may come yet, null if none did. Null when nobody listens on.</summary>
    public Task<TargetAnswer?>? Late { get; init; }

    /// <summary>Of an attempt that signed an operator in: the number of the session. Null for all others.</summary>
    public string? SignNo { get; init; }

    /// <summary>The destination says that the operator is not signed in, or signed out just now: whoever needs the session next renews it.</summary>
    public bool HasSessionEnded { get; init; }

    /// <summary>How long it asks to be left alone; null where it does not say. Only with <see cref="IsClosed"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>It does not take our key: no fault of the line, and no breaker helps.</summary>
    public bool IsKeyRefused { get; init; }

    /// <summary>Money that the attempt moved, or showed to have been moved.</summary>
    public ImmutableArray<LedgerLine> Booked { get; init; } = [];
}

/// <summary>Numbers attempts: institution 12 + time 14 + sequence 4, never repeated, also after a restart or when the clock steps back.</summary>
public interface IMsgIdSource
{
    /// <summary>The next one, and the time that goes with it.</summary>
    ValueTask<AttemptStamp> NextAsync(string institution, CancellationToken cancellationToken);
}
