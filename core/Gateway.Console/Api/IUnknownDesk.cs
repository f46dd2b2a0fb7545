using System.Collections.Immutable;
using Gateway.Console.Orders;

namespace Gateway.Console.Api;

/// <summary>What operators see of unknown outcomes and do about them. Implemented where the lanes run.</summary>
public interface IUnknownDesk
{
    /// <summary>Every message with an unknown outcome, oldest first.</summary>
    Task<ImmutableArray<UnknownRow>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The page of one; null when there is no such message.</summary>
    Task<UnknownView?> ShowAsync(long messageId, CancellationToken cancellationToken);

    /// <summary>Does what a person ordered: <c>ask</c>, <c>reverse</c> or <c>confirm</c>. Waits a while for what comes of it.</summary>
    /// <returns>Null when there is no such message.</returns>
    Task<UnknownOrdered?> OrderAsync(long messageId, string action, UnknownOrder order, CancellationToken cancellationToken);
}

/// <summary>What a person orders.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="As">Of <c>confirm</c>: <c>done</c> (adopt what the platform shows) or <c>not-done</c> (nothing of it is live: give up).</param>
/// <param name="Number">Of <c>done</c>: the platform's number that it shows, e.g. a setl_id.</param>
public sealed record UnknownOrder(string Actor, string Reason, string? As = null, string? Number = null) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}

/// <summary>What came of an order.</summary>
/// <param name="Done">Whether the order was taken.</param>
/// <param name="State">The message's state afterwards.</param>
/// <param name="View">What is unknown still; null when nothing is.</param>
public sealed record UnknownOrdered(bool Done, string State, string Chinese, string English, UnknownView? View);

/// <summary>One line of the list.</summary>
/// <param name="State"><c>resolving</c>: the gateway is at it; <c>person</c>: it waits for somebody to decide.</param>
/// <param name="AgeSeconds">Since it became unknown.</param>
/// <param name="Deadline">When a person is asked.</param>
public sealed record UnknownRow(
    long MessageId, string Institution, string Event, string? Lane, string Transaction, string MsgId, string State, DateTimeOffset Since, double AgeSeconds, DateTimeOffset Deadline, string? IssueCode, string Advice);

/// <summary>One page for a person: what was sent, asked and answered, what the platform shows, what the gateway would do, what can be pressed.</summary>
/// <param name="Row">The same as in the list; null when nothing is unknown any more.</param>
/// <param name="Attempts">Of the step, in order.</param>
/// <param name="Shown">What the platform showed when it was asked last.</param>
/// <param name="Late">Answers that came after their attempt was given up; they change nothing.</param>
/// <param name="Orders">What persons ordered before.</param>
/// <param name="Commands">To press.</param>
public sealed record UnknownView(
    long MessageId, string MessageState, UnknownRow? Row, string Chinese, string English, ImmutableArray<UnknownAttemptView> Attempts, ImmutableArray<ShownRowView> Shown,
    ImmutableArray<LateAnswerView> Late, ImmutableArray<UnknownOrderView> Orders, ImmutableArray<UnknownCommandView> Commands);

/// <summary>One attempt of the step.</summary>
/// <param name="Purpose"><c>do</c>, <c>ask</c>, <c>reverse</c> or <c>undo</c>.</param>
/// <param name="Detail">Code and text of the other side, or the cause in our words.</param>
public sealed record UnknownAttemptView(string MsgId, string Purpose, string Transaction, DateTimeOffset At, DateTimeOffset EndedAt, double Seconds, string Outcome, string Detail);

/// <summary>A row that the platform showed: its numbers, and whether it is this message's.</summary>
public sealed record ShownRowView(ImmutableSortedDictionary<string, string> Numbers, string? MsgId, bool Ours, bool Reversed);

/// <summary>An answer that came too late.</summary>
public sealed record LateAnswerView(string MsgId, DateTimeOffset At, string Outcome, string Detail);

/// <summary>What a person ordered.</summary>
public sealed record UnknownOrderView(DateTimeOffset At, string Actor, string How, string Reason);

/// <summary>A command that can be given now.</summary>
public sealed record UnknownCommandView(string Command, string Chinese, string English);
