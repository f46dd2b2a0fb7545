using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Adds up what a draft does, message by message. It keeps counts and a few samples, never the messages.</summary>
/// <param name="samples">How many touched messages to keep.</param>
public sealed class WhatIfTally(int samples)
{
    private const int ChangesOfSample = 12;

    private readonly Dictionary<string, long> elements = [], fields = [], rows = [], refusals = [];
    private readonly Dictionary<string, (long Messages, decimal Absolute, decimal Net)> money = [];
    private readonly ImmutableArray<ChangedMessage>.Builder kept = ImmutableArray.CreateBuilder<ChangedMessage>();
    private long unchanged, changed, newlyRefused, newlyAccepted, stillRefused, refusedDifferently;

    /// <summary>How many messages so far.</summary>
    public long Messages => unchanged + changed + newlyRefused + newlyAccepted + stillRefused;

    /// <summary>Same bytes, same transactions.</summary>
    public void AddUnchanged() => unchanged++;

    /// <summary>Refused by both.</summary>
    public void AddStillRefused(IEnumerable<Issue> before, IEnumerable<Issue> after)
    {
        stillRefused++;
        refusedDifferently += Reasons(before).SetEquals(Reasons(after)) ? 0 : 1;
    }

    /// <summary>Accepted by both, but not the same.</summary>
    /// <param name="message">Number or file.</param>
    /// <param name="canonical">Elements that differ.</param>
    /// <param name="transactions">Fields that differ.</param>
    public void AddChanged(string message, IReadOnlyCollection<ElementChange> canonical, IReadOnlyCollection<ElementChange> transactions)
    {
        changed++;
        Count(elements, canonical.Select(change => change.Element));
        Count(fields, transactions.Select(change => change.Element));
        Count(rows, canonical.Select(change => change.TableRow).OfType<string>());
        AddMoney([.. canonical.Concat(transactions).Where(change => change.IsMoney)]);
        Keep(message, "changed", canonical.Concat(transactions));
    }

    /// <summary>Accepted before, refused now.</summary>
    /// <param name="message">Number or file.</param>
    /// <param name="errors">Why.</param>
    public void AddNewlyRefused(string message, IReadOnlyCollection<Issue> errors)
    {
        newlyRefused++;
        Count(refusals, errors.Select(Reason));
        Keep(message, "newly-refused", errors.Select(error => new ElementChange(error.At.Path, null, error.Code.Id, error.TableRow, IsMoney: false, IsHidden: false)));
    }

    /// <summary>Refused before, accepted now.</summary>
    /// <param name="message">Number or file.</param>
    /// <param name="errors">Why it was refused.</param>
    public void AddNewlyAccepted(string message, IReadOnlyCollection<Issue> errors)
    {
        newlyAccepted++;
        Keep(message, "newly-accepted", errors.Select(error => new ElementChange(error.At.Path, error.Code.Id, null, error.TableRow, IsMoney: false, IsHidden: false)));
    }

    /// <summary>The sums.</summary>
    /// <param name="elapsed">How long it took.</param>
    public WhatIfReport Report(TimeSpan elapsed) => new()
    {
        Messages = Messages,
        Unchanged = unchanged,
        Changed = changed,
        NewlyRefused = newlyRefused,
        NewlyAccepted = newlyAccepted,
        StillRefused = stillRefused,
        RefusedDifferently = refusedDifferently,
        Elements = Counted(elements),
        Fields = Counted(fields),
        Rows = Counted(rows),
        Refusals = Counted(refusals),
        Money = [.. money.OrderByDescending(one => one.Value.Absolute).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new MoneyChange(one.Key, one.Value.Messages, one.Value.Absolute, one.Value.Net))],
        Samples = kept.ToImmutable(),
        Seconds = Math.Round(elapsed.TotalSeconds, 3),
    };

    private void AddMoney(ElementChange[] amounts)
    {
        foreach (IGrouping<string, ElementChange> same in amounts.GroupBy(change => change.Element, StringComparer.Ordinal))
        {
            decimal[] differences = [.. same.Select(change => Amount(change.New) - Amount(change.Old))];
            (long messages, decimal absolute, decimal net) = money.GetValueOrDefault(same.Key);
            money[same.Key] = (messages + 1, absolute + differences.Sum(Math.Abs), net + differences.Sum());
        }
    }

    private void Keep(string message, string kind, IEnumerable<ElementChange> changes)
    {
        if (kept.Count < samples)
        {
            kept.Add(new ChangedMessage(message, kind, [.. changes.Take(ChangesOfSample).Select(change => new ShownChange(change.Place, change.ShownOld, change.ShownNew, change.TableRow))]));
        }
    }

    private static decimal Amount(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount) ? amount : 0;

    private static string Reason(Issue issue) => issue.TableRow is null ? $"{issue.Code.Id} {issue.At.Path}".TrimEnd() : $"{issue.Code.Id} {issue.TableRow}";

    private static HashSet<string> Reasons(IEnumerable<Issue> issues) => [.. issues.Where(issue => issue.IsError).Select(issue => $"{issue.Code.Id} {issue.At}")];

    private static void Count(Dictionary<string, long> counts, IEnumerable<string> places)
    {
        foreach (string place in places.Distinct(StringComparer.Ordinal))
        {
            counts[place] = counts.GetValueOrDefault(place) + 1;
        }
    }

    private static ImmutableArray<CountedPlace> Counted(Dictionary<string, long> counts) =>
        [.. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new CountedPlace(one.Key, one.Value))];
}
