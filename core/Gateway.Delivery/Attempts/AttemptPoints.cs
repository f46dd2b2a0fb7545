using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Where an attempt can be cut short, by its purpose.</summary>
internal static class AttemptPoints
{
    public static FailPoint Before(AttemptIntent intent) => intent.Purpose switch
    {
        AttemptPurpose.Ask => FailPoint.BeforeAsk,
        AttemptPurpose.Reverse => FailPoint.BeforeReverse,
        AttemptPurpose.Undo => FailPoint.BeforeUndo,
        _ => IsSignIn(intent) ? FailPoint.BeforeSignIn : FailPoint.BeforeDo,
    };

    public static FailPoint After(AttemptIntent intent) => intent.Purpose switch
    {
        AttemptPurpose.Ask => FailPoint.AfterAsk,
        AttemptPurpose.Reverse => FailPoint.AfterReverse,
        AttemptPurpose.Undo => FailPoint.AfterUndo,
        _ => IsSignIn(intent) ? FailPoint.AfterSignIn : FailPoint.AfterDo,
    };

    private static bool IsSignIn(AttemptIntent intent) => intent.Transaction == "9001";
}
