using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>The ledger in memory. Its owner holds the lock.</summary>
internal sealed class LedgerShelf
{
    private readonly List<LedgerEntry> entries = [];

    public void Write(long messageId, ImmutableArray<LedgerLine> lines, bool isReplied)
    {
        foreach (LedgerLine line in lines.IsDefault ? [] : lines.Where(line => !entries.Exists(entry => entry.Line.MsgId == line.MsgId)))
        {
            if (line.Kind != LedgerKind.Settled && IsRefunded(line))
            {
                continue; // told twice, or undone by a refund already
            }

            if (line.Kind == LedgerKind.Voided)
            {
                Change(entry => entry.Line.MsgId == line.Takes, entry => entry with { IsVoided = true });
            }

            LedgerLine? original = line.Kind == LedgerKind.Refunded ? entries.Find(entry => entry.Line.Kind == LedgerKind.Settled && entry.Line.Institution == line.Institution && entry.Line.Number == line.Takes)?.Line : null;
            LedgerLine whole = original is null ? line : line.TakenFrom(original);
            entries.Add(new LedgerEntry(whole with { Amounts = whole.Amounts ?? default(LedgerAmounts) }, messageId, IsVoided: false, isReplied));
        }
    }

    public void Reply(long messageId) => Change(entry => entry.MessageId == messageId, entry => entry with { IsReplied = true });

    public ImmutableArray<LedgerEntry> Lines(string institution, DateOnly from, DateOnly to) =>
        [.. entries.Where(entry => entry.Line.Institution == institution && entry.Line.Day >= from && entry.Line.Day <= to)];

    public ImmutableArray<LedgerEntry> Find(string institution, string numberOrMsgId) =>
        [.. entries.Where(entry => entry.Line.Institution == institution && (entry.Line.Number == numberOrMsgId || entry.Line.MsgId == numberOrMsgId))];

    private bool IsRefunded(LedgerLine line) => entries.Exists(entry => entry.Line.Kind == LedgerKind.Refunded && !entry.IsVoided && entry.Line.Institution == line.Institution
        && (entry.Line.Takes == line.Takes || entries.Exists(taken => taken.Line.MsgId == line.Takes && taken.Line.Number.Length > 0 && taken.Line.Number == entry.Line.Takes)));

    private void Change(Predicate<LedgerEntry> which, Func<LedgerEntry, LedgerEntry> change)
    {
        for (int index = 0; index < entries.Count; index++)
        {
            entries[index] = which(entries[index]) ? change(entries[index]) : entries[index];
        }
    }
}
