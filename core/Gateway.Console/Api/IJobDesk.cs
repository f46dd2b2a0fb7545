using System.Collections.Immutable;
using Gateway.Console.Orders;
using Gateway.Journal;

namespace Gateway.Console.Api;

/// <summary>How operators act on many messages. Implemented where the lanes run.</summary>
public interface IJobDesk
{
    /// <summary>Begins a job, or says what it would act on.</summary>
    Task<JobAnswer> BeginAsync(JobOrder order, MessageFilter filter, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<ImmutableArray<JobView>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One job with its items; null when there is none.</summary>
    /// <param name="after">Only items of messages with a greater number.</param>
    Task<JobDetailView?> ShowAsync(long jobId, long after, CancellationToken cancellationToken);

    /// <summary>Does <c>pause</c>, <c>resume</c> or <c>cancel</c>; null when there is no such job.</summary>
    Task<JobAnswer?> ChangeAsync(long jobId, string action, CancellationToken cancellationToken);
}

/// <summary>What a person orders.</summary>
/// <param name="Action"><c>retry</c>, <c>resend</c>, <c>park</c> or <c>release</c>.</param>
public sealed record JobOrder(string Action, string Actor, string Reason) : IOrder
{
    /// <summary>Which messages; as in the list of messages, null does not restrict.</summary>
    public string? Institution { get; init; }

    public string? Source { get; init; }

    public string? Event { get; init; }

    public string? State { get; init; }

    public string? Key { get; init; }

    /// <summary>The filter as lists take it, e.g. <c>state:parked issue:GW6002</c>; what is given beside it counts before it.</summary>
    public string? Q { get; init; }

    /// <summary>The leading issue's code.</summary>
    public string? Issue { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>Sizes of the first portions; null for <c>1,2,5,10</c>.</summary>
    public string? Canary { get; init; }

    /// <summary>Messages per second afterwards; null for 20.</summary>
    public int? Rate { get; init; }

    /// <summary>Only count.</summary>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    public IOrder By(string actor) => this with { Actor = actor };

    /// <summary>Reads which messages.</summary>
    /// <param name="now">What <c>since:2d</c> counts from.</param>
    /// <returns>What was expected; null when it was read.</returns>
    public Refusal? Read(DateTimeOffset now, out MessageFilter filter)
    {
        if (!Views.FilterText.TryRead(Q, now, out filter, out Refusal? fault))
        {
            return fault;
        }

        MessageState state = default;
        bool isRead = string.IsNullOrEmpty(State) || (Enum.TryParse(State, ignoreCase: true, out state) && Enum.IsDefined(state));
        filter = filter with
        {
            Institution = Given(Institution) ?? filter.Institution, Source = Given(Source) ?? filter.Source, Event = Given(Event) ?? filter.Event, State = string.IsNullOrEmpty(State) ? filter.State : state,
            Key = Given(Key) ?? filter.Key, IssueCode = Given(Issue) ?? filter.IssueCode, From = From ?? filter.From, To = To ?? filter.To,
        };
        return isRead ? null : Views.FilterText.NoSuchState;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What came of an order.</summary>
/// <param name="Done">Whether it was taken.</param>
/// <param name="Job">The job; null of a dry run or a refusal.</param>
/// <param name="Counts">What it would act on, of a dry run.</param>
public sealed record JobAnswer(bool Done, string Chinese, string English, JobView? Job, ImmutableArray<JobCountView> Counts);

/// <summary>A job: <c>running</c>, <c>paused</c>, <c>stopped</c>, <c>cancelled</c> or <c>finished</c>.</summary>
public sealed record JobView(
    long Id, string Action, string State, string Filter, string Canary, int Rate, string Actor, string Reason, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, long Begun, long Done, long Failed, string? StopReason)
{
    /// <summary>How much of the messages up to its newest one it has looked at, 0 to 100.</summary>
    public int Percent { get; init; }
}

/// <summary>A job with a page of its items.</summary>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last one.</param>
public sealed record JobDetailView(JobView Job, ImmutableArray<JobItemView> Items, long? Next);

/// <summary>One message of a job: <c>open</c>, <c>done</c>, <c>failed</c> or <c>left-alone</c>.</summary>
/// <param name="WatchedId">The message whose end counts: the same, or what was sent in its stead.</param>
/// <param name="Fault">Signature of the fault that it came to; null without one.</param>
public sealed record JobItemView(long MessageId, long WatchedId, string Result, string? Fault, string Note, DateTimeOffset At);

/// <summary>Messages of one state and issue code; the fault is the first one's.</summary>
public sealed record JobCountView(string State, string? IssueCode, string? Fault, long Messages);
