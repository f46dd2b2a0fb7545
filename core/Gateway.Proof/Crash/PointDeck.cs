using Gateway.Contract;

namespace Gateway.Proof.Crash;

/// <summary>The fail points in an order that a seed decides: all of them before any comes again, each time at another visit; those that never struck first.</summary>
/// <param name="only">The one point to draw; null for all.</param>
internal sealed class PointDeck(Random chance, ProofPoint? only = null)
{
    private const int MostVisits = 12;

    private readonly HashSet<FailPoint> missed = [];
    private readonly HashSet<FailPoint> struck = [];
    private FailPoint[] round = [];
    private int next;

    /// <summary>Points that the proof's traffic cannot reach, and why; tests of their own go there.</summary>
    public static IReadOnlyDictionary<FailPoint, string> OutOfReach { get; } = new Dictionary<FailPoint, string>
    {
        [FailPoint.BeforeDropped] = "bytes are dropped in the night, a week old at least; a test kills there",
        [FailPoint.AfterDropped] = "bytes are dropped in the night, a week old at least; a test kills there",
        [FailPoint.BeforeKeyLapsed] = "a business key lapses a day later at least, and what is then settled again under the same number is what the books call doubled; a test kills there",
        [FailPoint.AfterKeyLapsed] = "a business key lapses a day later at least, and what is then settled again under the same number is what the books call doubled; a test kills there",
        [FailPoint.BeforeSkipped] = "only a parked message of which nothing is live is skipped, and the traffic does not bring one about reliably",
        [FailPoint.AfterSkipped] = "only a parked message of which nothing is live is skipped, and the traffic does not bring one about reliably",
        [FailPoint.RowsMarked] = "the proof has no staging tables",
        [FailPoint.RowsCommitted] = "the proof has no staging tables",
    };

    /// <summary>Every point at which a gateway is made to die.</summary>
    public static IReadOnlyList<FailPoint> All { get; } = [.. Enum.GetValues<FailPoint>().Where(point => point != FailPoint.None && !OutOfReach.ContainsKey(point))];

    /// <summary>Where to die next, and at which visit to that point.</summary>
    public (FailPoint Point, int Times) Next()
    {
        if (only is not null)
        {
            return (Enum.Parse<FailPoint>(only.Name), only.Times);
        }

        if (next == round.Length)
        {
            round = [.. All];
            chance.Shuffle(round);
            round = [.. round.OrderBy(struck.Contains)];
            next = 0;
        }

        FailPoint point = round[next++];
        int times = 1 + chance.Next(MostVisits);
        return (point, IsSeldom(point) || missed.Contains(point) ? 1 : times);
    }

    /// <summary>A point was not reached so often: next time the first visit will do.</summary>
    public void Miss(FailPoint point) => missed.Add(point);

    /// <summary>A gateway died there.</summary>
    public void Strike(FailPoint point) => struck.Add(point);

    private static bool IsSeldom(FailPoint point) => point is FailPoint.JournalOpened or FailPoint.LanesResumed or FailPoint.UndoTookAlong
        or FailPoint.BeforeReverse or FailPoint.AfterReverse or FailPoint.BeforeSignIn or FailPoint.AfterSignIn or FailPoint.BeforeParked or FailPoint.AfterParked or FailPoint.BeforeReleased or FailPoint.AfterReleased
        or FailPoint.BeforeRejected or FailPoint.AfterRejected or FailPoint.BeforeAnsweredLate or FailPoint.AfterAnsweredLate or (>= FailPoint.FolderClaimed and <= FailPoint.FolderPublished) or FailPoint.BeforeSkipped or FailPoint.AfterSkipped;
}
