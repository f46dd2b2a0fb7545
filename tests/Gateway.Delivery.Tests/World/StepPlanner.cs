using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

/// <summary>
/// A planner for plans written <c>destination:transaction,…</c>. An unknown outcome is asked about; "there" adopts, "not there" does it again.
/// A refusal ends the message. <c>nhsa:2207@0001</c> needs the session of operator 0001.
/// </summary>
internal sealed class StepPlanner : IPlanner
{
    /// <summary>An order to undo: it takes every earlier message of its lane with it.</summary>
    public const string Order = "visit.undo";

    /// <summary>So long after an unknown outcome "not there" is not believed, and asked again once it is.</summary>
    public TimeSpan Patience { get; init; }

    public bool GoesFirst(MessageHeader message) => message.Event == Order;

    public ImmutableArray<Doubt> DoubtsOf(DeliveryItem item) =>
    [
        .. from attempt in item.Attempts
           where attempt is { Outcome: AttemptOutcome.Unknown, Intent.Purpose: AttemptPurpose.Do }
           let answer = item.Attempts.LastOrDefault(other => other.Intent is { Purpose: AttemptPurpose.Ask } && other.Intent.Step == attempt.Intent.Step && other.Outcome == AttemptOutcome.Accepted && other.Intent.At >= attempt.Intent.At)
           select new Doubt(attempt.Intent.MsgId, attempt.Intent.Transaction, attempt.EndedAt, answer is null ? DoubtState.Open : answer.Detail == "there" ? DoubtState.Adopted : DoubtState.Repeated),
    ];

    public DeliveryAction Next(DeliveryItem item)
    {
        string[] steps = Encoding.UTF8.GetString(item.Plan.Span).Split(',');
        foreach (string step in steps)
        {
            if (step == "bug")
            {
                throw new InvalidOperationException("a bug in the planner");
            }

            if (step == "person")
            {
                return new DeliveryAction.Park([new Issue(IssueCodes.StepWornOut, SourceLocation.Whole, "The plan wants a person.")]);
            }

            if (After([.. item.Attempts.Where(attempt => attempt.Intent.Step == step)], step) is { } action)
            {
                return action is DeliveryAction.Send send && step.Split('@') is [_, var number] ? send with { Session = new SessionKey(send.Destination, item.Message.Institution, number) } : action;
            }
        }

        return new DeliveryAction.Finish(MessageState.Accepted, [], default) { Takes = [.. item.Earlier.Select(earlier => earlier.Message.Id)] };
    }

    public PlannedSignIn PlanSignIn(SignInOrder order, string seed) => order.Key.Operator == "nobody"
        ? new PlannedSignIn(null, [new Issue(IssueCodes.CannotSignIn, SourceLocation.Whole, "Expected an operator.")])
        : new PlannedSignIn(new JournalFact.Prepared(SignInOrder.Event, order.Key.Lane, null, "test@1", [], "{}"u8.ToArray(), Encoding.UTF8.GetBytes($"{order.Key.Destination}:9001")), []);

    private DeliveryAction? After(ImmutableArray<Attempt> tries, string step) => tries.LastOrDefault(attempt => attempt.Outcome != AttemptOutcome.NotSent) switch
    {
        null => Send(step, AttemptPurpose.Do),
        { Outcome: AttemptOutcome.Refused } => new DeliveryAction.Finish(MessageState.Refused, [], default),
        { Outcome: AttemptOutcome.Unknown } => Send(step, AttemptPurpose.Ask),
        { Intent.Purpose: AttemptPurpose.Do } => null,
        { Detail: "there" } => null,
        var ask when tries.Last(attempt => attempt is { Outcome: AttemptOutcome.Unknown, Intent.Purpose: AttemptPurpose.Do }).EndedAt + Patience is var believed && ask.Intent.At < believed => Send(step, AttemptPurpose.Ask) with { NotBefore = believed },
        _ => Send(step, AttemptPurpose.Do),
    };

    private static DeliveryAction.Send Send(string step, AttemptPurpose purpose)
    {
        string[] parts = step.Split(':');
        return new DeliveryAction.Send(step, purpose, parts[1].Split('#', '@')[0], parts[0], stamp => Encoding.UTF8.GetBytes($"{step} {purpose} {stamp.MsgId} {stamp.SignNo}"));
    }
}
