namespace Gateway.Proof.Storm;

/// <summary>Lays the three ledgers side by side, business key by business key.</summary>
internal sealed class StormBooks(StormSender sender, TwinBooks twin, JournalBooks journal)
{
    private const int MostExamples = 20;
    private static readonly string[] Settlements = ["settle", "again"];

    /// <summary>Judges one visit or sale.</summary>
    public StormVerdict Judge(StormCase one)
    {
        StormReply?[] settlements = [.. Settlements.Take(one.Settlements).Select(message => sender.Replies.GetValueOrDefault((one.Number, message)))];
        bool isTakenBack = sender.Replies.GetValueOrDefault((one.Number, "cancel")) is { Done: true };
        StormReply[] live = [.. settlements.Skip(isTakenBack ? 1 : 0).OfType<StormReply>().Where(reply => reply.Done)];
        StormMoney ours = live.Aggregate(default(StormMoney), (sum, reply) => sum + reply.Money);
        StormMoney theirs = At(twin.ByNumber.GetValueOrDefault(one.Number));
        StormMoney booked = journal.Live.GetValueOrDefault(one.Number);
        return new StormVerdict(settlements, isTakenBack, ours, booked, theirs)
        {
            IsLost = settlements.Any(reply => reply is null) || theirs.Settlements < ours.Settlements,
            IsDouble = theirs.Settlements > 1 || theirs.Settlements > ours.Settlements,
            Differs = ours != booked || booked != theirs || live.Any(reply => reply.Sent != reply.Total),
            Words = $"{one.Kind} {one.Number}: told {string.Join("; ", settlements.Select(reply => reply?.ToString() ?? "nothing"))}, cancel {sender.Replies.GetValueOrDefault((one.Number, "cancel"))}; ledger {booked}; twin {theirs}",
        };
    }

    /// <summary>Judges a whole storm.</summary>
    public StormReport Compare(StormOptions options, IReadOnlyList<StormCase> cases)
    {
        StormVerdict[] verdicts = [.. cases.Select(Judge)];
        StormReply[] told = [.. verdicts.SelectMany(verdict => verdict.Settlements).OfType<StormReply>()];
        return new StormReport
        {
            Messages = options.Messages,
            Kills = options.Kills,
            Traffic = string.Join(", ", cases.GroupBy(one => one.Kind).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}")),
            Settled = told.Count(reply => reply.Done),
            Refused = told.Count(reply => !reply.Done),
            TakenBack = verdicts.Count(verdict => verdict.IsTakenBack),
            Resends = sender.Resends,
            Attempts = journal.Attempts,
            Calls = twin.Calls,
            Unknown = journal.Unknown,
            LateAnswers = journal.LateAnswers,
            Lost = verdicts.Count(verdict => verdict.IsLost),
            Duplicated = verdicts.Count(verdict => verdict.IsDouble),
            Reordered = journal.Disordered + journal.LanesDisordered,
            LanesJudged = journal.LanesJudged,
            LeftUnknown = journal.Unfinished,
            Differences = verdicts.Count(verdict => verdict.Differs),
            Examples = [.. verdicts.Where(verdict => !verdict.Holds).Take(MostExamples).Select(verdict => verdict.Words)],
            Replies = verdicts.Aggregate(default(StormMoney), (sum, verdict) => sum + verdict.Ours),
            Gateway = journal.Live.Values.Aggregate(default(StormMoney), (sum, one) => sum + one),
            Twin = twin.ByNumber.Values.Aggregate(default(StormMoney), (sum, entry) => sum + At(entry)),
        };
    }

    private static StormMoney At(TwinEntry? held) => held is { Live: > 0 } ? new StormMoney(held.Live, held.Total, held.Fund, held.Account, held.Cash) : default;
}
