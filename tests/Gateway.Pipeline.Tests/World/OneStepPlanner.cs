using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

/// <summary>Every message is one transaction: done, refused, or for a person when nobody knows.</summary>
internal sealed class OneStepPlanner : IPlanner
{
    public DeliveryAction Next(DeliveryItem item) => item.Attempts switch
    {
        [] => new DeliveryAction.Send("only", AttemptPurpose.Do, "2201", "nhsa", _ => "{}"u8.ToArray()),
        [.., { Outcome: AttemptOutcome.Accepted }] => new DeliveryAction.Finish(MessageState.Accepted, [], default),
        [.., { Outcome: AttemptOutcome.Refused }] => new DeliveryAction.Finish(MessageState.Refused, [new Issue(IssueCodes.PlatformRefused, SourceLocation.Whole, "Expected a person that the platform knows.")], default),
        _ => new DeliveryAction.Park([new Issue(IssueCodes.OutcomeUnresolved, SourceLocation.Whole, "Expected an answer.")]),
    };
}
