namespace Gateway.Benchmarks.Storm;

/// <summary>Lays the three ledgers side by side, business key by business key.</summary>
internal static class StormBooks
{
    private const int MostExamples = 20;

    public static StormReport Compare(StormOptions options, IReadOnlyList<StormCase> cases, StormSender sender, TwinBooks twin, JournalBooks journal)
    {
        int lost = 0, duplicated = 0, differences = 0, settled = 0, refused = 0, takenBack = 0;
        StormMoney told = default;
        List<string> examples = [];
        foreach (StormCase one in cases)
        {
            StormReply?[] settlements = [.. new[] { "settle", "again" }[..one.Settlements].Select(message => sender.Replies.GetValueOrDefault((one.Number, message)))];
            bool isTakenBack = sender.Replies.GetValueOrDefault((one.Number, "cancel")) is { Done: true };
            settled += settlements.Count(reply => reply is { Done: true });
            refused += settlements.Count(reply => reply is { Done: false });
            takenBack += isTakenBack ? 1 : 0;
            StormReply[] live = [.. settlements.Skip(isTakenBack ? 1 : 0).OfType<StormReply>().Where(reply => reply.Done)];
            StormMoney ours = live.Aggregate(default(StormMoney), (sum, reply) => sum + reply.Money);
            TwinEntry? held = twin.ByNumber.GetValueOrDefault(one.Number);
            StormMoney theirs = held is { Live: > 0 } ? new StormMoney(held.Live, held.Total, held.Fund, held.Account, held.Cash) : default;
            StormMoney booked = journal.Live.GetValueOrDefault(one.Number);
            bool isLost = settlements.Any(reply => reply is null) || theirs.Settlements < ours.Settlements;
            bool isDouble = theirs.Settlements > 1 || theirs.Settlements > ours.Settlements;
            bool differs = ours != booked || booked != theirs || live.Any(reply => reply.Sent != reply.Total);
            (lost, duplicated, differences) = (lost + (isLost ? 1 : 0), duplicated + (isDouble ? 1 : 0), differences + (differs ? 1 : 0));
            told += ours;
            if ((isLost || isDouble || differs) && examples.Count < MostExamples)
            {
                examples.Add($"{one.Kind} {one.Number}: told {string.Join("; ", settlements.Select(reply => reply?.ToString() ?? "nothing"))}, cancel {sender.Replies.GetValueOrDefault((one.Number, "cancel"))}; ledger {booked}; twin {theirs}");
            }
        }

        StormMoney atTwin = twin.ByNumber.Values.Where(entry => entry.Live > 0).Aggregate(default(StormMoney), (sum, entry) => sum + new StormMoney(entry.Live, entry.Total, entry.Fund, entry.Account, entry.Cash));
        return new StormReport
        {
            Messages = options.Messages,
            Kills = options.Kills,
            Traffic = string.Join(", ", cases.GroupBy(one => one.Kind).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}")),
            Settled = settled,
            Refused = refused,
            TakenBack = takenBack,
            Resends = sender.Resends,
            Attempts = journal.Attempts,
            Calls = twin.Calls,
            Unknown = journal.Unknown,
            LateAnswers = journal.LateAnswers,
            Lost = lost,
            Duplicated = duplicated,
            Reordered = journal.Disordered + journal.LanesDisordered,
            LanesJudged = journal.LanesJudged,
            LeftUnknown = journal.Unfinished,
            Differences = differences,
            Examples = examples,
            Replies = told,
            Gateway = journal.Live.Values.Aggregate(default(StormMoney), (sum, one) => sum + one),
            Twin = atTwin,
        };
    }
}
