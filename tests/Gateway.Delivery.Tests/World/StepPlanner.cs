using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

/// <summary>
/// A planner for plans written <c>destination:transaction,…</c>. An unknown outcome is asked about; "there" adopts, "not there" does it again.
/// A refusal ends the message.
/// </summary>
internal sealed class StepPlanner : IPlanner
{
    /// <summary>An order to undo: it takes every earlier message of its lane with it.</summary>
    public const string Order = "visit.undo";

    public bool GoesFirst(MessageHeader message) => message.Event == Order;

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
                return action;
            }
        }

        return new DeliveryAction.Finish(MessageState.Accepted, [], default) { Takes = [.. item.Earlier.Select(earlier => earlier.Message.Id)] };
    }

    private static DeliveryAction? After(ImmutableArray<Attempt> tries, string step) => tries.LastOrDefault(attempt => attempt.Outcome != AttemptOutcome.NotSent) switch
    {
        null => Send(step, AttemptPurpose.Do),
        { Outcome: AttemptOutcome.Refused } => new DeliveryAction.Finish(MessageState.Refused, [], default),
        { Outcome: AttemptOutcome.Unknown } => Send(step, AttemptPurpose.Ask),
        { Intent.Purpose: AttemptPurpose.Do } => null,
        { Detail: "there" } => null,
        _ => Send(step, AttemptPurpose.Do),
    };

    private static DeliveryAction.Send Send(string step, AttemptPurpose purpose)
    {
        string[] parts = step.Split(':');
        return new DeliveryAction.Send(step, purpose, parts[1].Split('#')[0], parts[0], stamp => Encoding.UTF8.GetBytes($"{step} {purpose} {stamp.MsgId}"));
    }
}
