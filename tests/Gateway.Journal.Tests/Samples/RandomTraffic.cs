using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gateway.Journal.Tests;

/// <summary>Calls on a journal, few enough different ones that they meet: the same bytes, business keys, msgids, numbers and codes again and again. The same seed gives the same calls.</summary>
internal sealed class RandomTraffic(int seed)
{
    private const int Messages = 24;
    private static readonly DateOnly Day = new(2026, 1, 31);
    private readonly Random chance = new(seed);
    private int time;

    public Func<IJournal, Task<string>> Next()
    {
        DateTimeOffset at = Sample.Noon.AddSeconds(++time);
        switch (chance.Next(10))
        {
            case < 2:
                Arrival arrival = Sample.Arrival(One("bytes"), chance.Next(2) == 0 ? Sample.Hospital : Sample.Pharmacy) with { At = at, SameSince = chance.Next(4) == 0 ? at.AddSeconds(-chance.Next(60)) : null };
                arrival = chance.Next(3) == 0 ? arrival with { Reply = new FactEntry(Sample.Replied("at once", chance.Next(2) == 0), new FactOrigin("gateway", "random", at)) } : arrival;
                return async journal => (await journal.RecordAsync(arrival, CancellationToken.None)).ToString();
            case 2:
                (long noted, UnmappedNote note) = (Message(), new UnmappedNote("fujian-ini", "1.0", "ward", One("code"), IsBack: false, chance.Next(2) == 0 ? null : One("name"), UnmappedOutcome.Parked, "ward.csv:1", Day));
                return async journal => string.Join(',', await journal.NoteUnmappedAsync(noted, [note, note], at, CancellationToken.None));
            case 3:
                (long both, FactEntry first, FactEntry then) = (Message(), Entry(Fact()), Entry(Second()));
                return async journal =>
                {
                    await journal.AppendBothAsync(both, first, then, CancellationToken.None);
                    return "done both";
                };
            default:
                (long id, JournalFact fact) = (Message(), Fact());
                return async journal =>
                {
                    await journal.AppendAsync(id, fact, new FactOrigin("gateway", "random", at), CancellationToken.None);
                    return "done";
                };
        }
    }

    private FactEntry Entry(JournalFact fact) => new(fact, new FactOrigin("gateway", "random", Sample.Noon.AddSeconds(time)));

    private JournalFact Second() => chance.Next(3) switch
    {
        0 => Sample.Replied("with it", chance.Next(2) == 0),
        1 => Sample.Finished((MessageState)chance.Next(10, 13)),
        _ => Sample.Parked(),
    };

    /// <summary>Everything that can be asked, as text.</summary>
    public static async Task<string> BooksAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var books = new StringBuilder();
        foreach (MessageHeader message in (await journal.ListAsync(new MessageFilter { Limit = 1000 }, cancellationToken)).Messages)
        {
            books.AppendLine(message.ToString());
            foreach (JournalledFact fact in await journal.ReadAsync(message.Id, cancellationToken))
            {
                books.AppendLine(CultureInfo.InvariantCulture, $"  {fact.Sequence} {fact.Origin} {Encoding.UTF8.GetString(FactPayload.Write(fact.Fact))}");
            }
        }

        books.AppendJoin('\n', await journal.CountAsync(cancellationToken)).AppendLine();
        books.AppendJoin('\n', await journal.ListUnmappedAsync(new UnmappedFilter(), cancellationToken)).AppendLine();
        books.AppendLine(await journal.LastMsgIdAsync(Sample.Hospital, cancellationToken)).AppendLine(await journal.LastMsgIdAsync(Sample.Pharmacy, cancellationToken));
        for (int n = 0; n < 4; n++)
        {
            books.AppendLine((await journal.FindByBusinessKeyAsync($"key {n}", cancellationToken))?.ToString());
            books.AppendJoin(' ', (await journal.LookUpAsync(Sample.Hospital, "visit", $"visit {n}", cancellationToken)).OrderBy(pair => pair.Key, StringComparer.Ordinal)).AppendLine();
        }

        books.AppendJoin('\n', (await ((ILedgerBook)journal).LinesAsync(Sample.Hospital, Day, Day, cancellationToken)).OrderBy(line => line.Line.MsgId, StringComparer.Ordinal)).AppendLine();
        return books.ToString();
    }

    private JournalFact Fact() => chance.Next(14) switch
    {
        < 3 => Sample.Prepared(chance.Next(3) == 0 ? null : One("key"), One("visit")),
        3 => Sample.Rejected(),
        4 or 5 => Sample.Started(MsgId()),
        6 or 7 => Ended(MsgId()),
        8 => Sample.Finished((MessageState)chance.Next(10, 13)),
        9 => Sample.Replied("ok", chance.Next(2) == 0),
        10 => Sample.Parked(),
        11 => Sample.Released(),
        12 => chance.Next(2) == 0 ? Sample.Skipped() : Sample.KeyLapsed(),
        _ => Sample.AnsweredLate(MsgId()),
    };

    private JournalFact.AttemptEnded Ended(string msgId)
    {
        LedgerKind kind = (LedgerKind)chance.Next(3);
        LedgerLine line = new(msgId, Sample.Hospital, Day, "310/11/999900", kind, kind == LedgerKind.Settled ? "S" + msgId : "", kind == LedgerKind.Settled ? new LedgerAmounts(28m, 20m, 5m, 3m) : null)
        {
            Takes = kind == LedgerKind.Settled ? "" : kind == LedgerKind.Refunded ? "S" + MsgId() : MsgId(),
        };
        return Sample.Ended(msgId, AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", One("visit"), "mdtrt_id", One("value"))) with { Booked = chance.Next(4) == 0 ? [] : [line] };
    }

    private long Message() => chance.Next(1, Messages);

    private string MsgId() => $"M{chance.Next(100, 160)}";

    private string One(string kind) => $"{kind} {chance.Next(4)}";
}
