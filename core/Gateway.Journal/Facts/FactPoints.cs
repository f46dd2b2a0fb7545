using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>Where a process can die around the writing of a fact, whichever engine writes it. Every kind of fact has its two points: their numbers follow from the kind's.</summary>
internal static class FactPoints
{
    /// <summary>Asked for and in no transaction yet.</summary>
    public static void ReachBefore(in WriteSubject subject) => Reach(subject, Before);

    /// <summary>On disk, and its caller told.</summary>
    public static void ReachAfter(in WriteSubject subject) => Reach(subject, After);

    public static FailPoint Before(FactKind kind) => (FailPoint)((2 * (int)kind) + 1);

    public static FailPoint After(FactKind kind) => (FailPoint)((2 * (int)kind) + 2);

    private static void Reach(in WriteSubject subject, Func<FactKind, FailPoint> pointOf)
    {
        if (!FailPoints.AreArmed)
        {
            return;
        }

        if (KindOf(subject) is { } kind)
        {
            FailPoints.Reach(pointOf(kind));
        }

        if (subject.Then is { } then)
        {
            FailPoints.Reach(pointOf(FactPayload.KindOf(then)));
        }
    }

    private static FactKind? KindOf(in WriteSubject subject) => subject.Fact is { } fact ? FactPayload.KindOf(fact) : subject.Sha256 is not null ? FactKind.Arrived : null;
}
