using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Console.Privacy;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Makes the first page: counts, and one sentence for each thing that somebody has to look at.</summary>
/// <param name="journal">Where messages are.</param>
/// <param name="unknowns">What is of unknown outcome.</param>
/// <param name="money">Adds up what pends.</param>
/// <param name="delivery">What lanes and destinations do now.</param>
public sealed class TodayViews(IJournal journal, IUnknownDesk unknowns, PendingMoney money, Func<DeliverySnapshot> delivery, TimeProvider time)
{
    private const int MostParked = 500;

    public async Task<TodayView> ShowAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<StateCount> counts = await journal.CountAsync(cancellationToken);
        ImmutableArray<UnknownRow> unknown = await unknowns.ListAsync(cancellationToken);
        MessagePage parked = await journal.ListAsync(new MessageFilter { State = MessageState.Parked, Limit = MostParked }, cancellationToken);
        (ImmutableArray<PendingMoneyView> lines, bool isWhole) = await money.ShowAsync(unknown.Select(row => row.MessageId).ToHashSet(), cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        return new TodayView(
            now, ByState(counts), unknown.Length, unknown.IsEmpty ? null : unknown.Min(row => row.Since),
            [.. UnknownAlerts(unknown, now), .. DestinationAlerts(delivery(), now), .. ParkedAlerts(parked)],
            [.. counts.GroupBy(count => count.Source, StringComparer.Ordinal).OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => new SourceCountView(source.Key, ByState([.. source])))],
            parked.CompleteToSequence)
        {
            MoneyPending = lines,
            IsMoneyWhole = isWhole,
        };
    }

    private static ImmutableSortedDictionary<string, long> ByState(ImmutableArray<StateCount> counts) =>
        counts.GroupBy(count => count.State.ToString().ToLowerInvariant(), StringComparer.Ordinal).ToImmutableSortedDictionary(state => state.Key, state => state.Sum(count => count.Messages), StringComparer.Ordinal);

    private static IEnumerable<AlertView> UnknownAlerts(ImmutableArray<UnknownRow> rows, DateTimeOffset now)
    {
        UnknownRow[] late = [.. rows.Where(row => row.State == "person" || row.Deadline <= now)];
        if (late.Length > 0)
        {
            yield return new AlertView(true, $"{late.Length}笔交易结果未知，需要人工处理。", $"{late.Length} transactions of unknown outcome wait for a person.", "/unknowns");
        }
    }

    private static IEnumerable<AlertView> DestinationAlerts(DeliverySnapshot snapshot, DateTimeOffset now)
    {
        foreach (DestinationView destination in snapshot.Destinations)
        {
            if (destination.Closed is { } closed)
            {
                int minutes = (int)Math.Max(0, (now - closed.Since).TotalMinutes);
                string why = PatientMask.Numbers(closed.Reason);
                yield return new AlertView(!closed.IsDeclared, $"{destination.Name}已暂停{minutes}分钟：{why}", $"{destination.Name} has been closed for {minutes} minutes: {why}", "/destinations");
            }

            if (destination.DayClose is { IsThreatened: true } close)
            {
                yield return new AlertView(true, $"{destination.Name}待发{destination.Drain.Waiting}条，预计赶不上{close.At:HH:mm}日终截止。", $"Not all of the {destination.Drain.Waiting} messages that wait for {destination.Name} will be through by the day's close at {close.At:HH:mm}.", "/destinations");
            }

            string[] open = [.. destination.Transactions.Where(transaction => transaction.Breaker == BreakerState.Open).Select(transaction => transaction.Name)];
            if (open.Length > 0)
            {
                yield return new AlertView(true, $"{destination.Name}的{string.Join("、", open)}连续失败，已熔断。", $"Calls of {string.Join(", ", open)} at {destination.Name} fail again and again: the breaker is open.", "/destinations");
            }
        }
    }

    private static IEnumerable<AlertView> ParkedAlerts(MessagePage parked) =>
        from message in parked.Messages
        group message by message.IssueCode into code
        orderby code.Count() descending
        let known = code.Key is not null && IssueCodes.All.TryGetValue(code.Key, out IssueCode? found) ? found : null
        select new AlertView(
            true, $"{code.Count()}条报文被搁置：{code.Key} {known?.Chinese}", $"{code.Count()} messages are parked: {code.Key} {known?.English}", "/messages?q=state:parked");
}
