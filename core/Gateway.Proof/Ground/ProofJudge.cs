using Gateway.Journal;
using Gateway.Proof.Counts;
using Gateway.Proof.Storm;

namespace Gateway.Proof.Ground;

/// <summary>Lays what senders were told, the journal and the twin side by side, and says of every misfortune whether its traffic came through.</summary>
internal static class ProofJudge
{
    public static async Task JudgeAsync(string kind, ProofGround ground, IReadOnlyList<ProofRound> rounds, ProofTally tally, CancellationToken cancellationToken)
    {
        using var admin = new HttpClient { BaseAddress = new Uri(ground.Twin.Url) };
        TwinBooks twin = await TwinBooks.ReadAsync(admin, cancellationToken);
        await using DurableJournal kept = ground.Store.Open();
        JournalCheck check = await kept.VerifyAsync(cancellationToken);
        JournalBooks journal = await JournalBooks.ReadAsync(kept, cancellationToken);
        var books = new StormBooks(ground.Sender, twin, journal);
        bool holds = check.IsSound && journal.Suspect.Count == 0 && journal.LanesDisordered == 0;
        foreach (ProofRound round in rounds)
        {
            (StormCase One, StormVerdict Verdict)[] verdicts = [.. round.Cases.Select(one => (one, books.Judge(one)))];
            bool ok = verdicts.All(each => each.Verdict.Holds && !journal.Suspect.Contains(each.One.Number));
            holds &= ok;
            tally.Add(kind, round.Point, round.IsStruck, ok);
            tally.Add(kind, Count(ground, verdicts, journal));
            foreach ((StormCase one, StormVerdict verdict) in verdicts.Where(each => !each.Verdict.Holds || journal.Suspect.Contains(each.One.Number)))
            {
                tally.Fault($"{kind} seed {ground.Seed}, {round.Point}:{round.Times}: {verdict.Words}{(journal.Suspect.Contains(one.Number) ? "; left open or out of order" : "")}");
            }
        }

        foreach (string fault in check.Faults.Concat(journal.DisorderedLanes()))
        {
            tally.Fault($"{kind} seed {ground.Seed}: {fault} See {ground.Folder}.");
        }

        tally.Add(kind, default(ProofCounts) with { Unexpected = check.Faults.Length, Reordered = journal.Disordered + journal.LanesDisordered });
        await kept.DisposeAsync();
        if (holds)
        {
            Directory.Delete(ground.Folder, recursive: true);
        }
        else if (ground.Connection is not null)
        {
            await ground.Store.BackUpAsync(Path.Combine(ground.Folder, "journal.jsonl.gz"), null, cancellationToken); // the server ends with the proof
        }
    }

    private static ProofCounts Count(ProofGround ground, (StormCase One, StormVerdict Verdict)[] verdicts, JournalBooks journal) => new(
        Attempts: verdicts.Sum(each => each.One.Settlements),
        Acknowledged: verdicts.Sum(each => each.Verdict.Settlements.Count(reply => reply is not null)),
        Ok: verdicts.Where(each => each.Verdict.Holds).Sum(each => each.One.Settlements),
        Lost: verdicts.Count(each => each.Verdict.IsLost) + verdicts.Count(each => !each.Verdict.IsLost && journal.Suspect.Contains(each.One.Number)),
        Unexpected: verdicts.Count(each => each.Verdict is { Differs: true, IsLost: false, IsDouble: false }),
        Duplicated: verdicts.Count(each => each.Verdict.IsDouble),
        Recovered: verdicts.Count(each => each.Verdict.Holds && ground.Sender.CutOff.ContainsKey(each.One.Number)),
        Reordered: 0);
}
