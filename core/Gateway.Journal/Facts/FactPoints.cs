using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>Where a process can die around the writing of a fact, whichever engine writes it. Every kind of fact has its two points: their numbers follow from the kind's.</summary>
internal static class FactPoints
{
    /// <summary>Asked for and in no transaction yet.</summary>
    public static FailPoint Before(in WriteSubject subject) => FailPoints.AreArmed && KindOf(subject) is { } kind ? Before(kind) : FailPoint.None;

    /// <summary>On disk, and its caller told.</summary>
    public static FailPoint After(in WriteSubject subject) => FailPoints.AreArmed && KindOf(subject) is { } kind ? After(kind) : FailPoint.None;

    public static FailPoint Before(FactKind kind) => (FailPoint)((2 * (int)kind) + 1);

    public static FailPoint After(FactKind kind) => (FailPoint)((2 * (int)kind) + 2);

    private static FactKind? KindOf(in WriteSubject subject) => subject.Fact is { } fact ? FactPayload.KindOf(fact) : subject.Sha256 is not null ? FactKind.Arrived : null;
}
