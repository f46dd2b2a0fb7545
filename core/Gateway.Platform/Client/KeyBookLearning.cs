using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What an attempt teaches: the facts that it changed, on every page of the key book that the plan writes. An empty value says that the fact is true no longer.</summary>
internal static class KeyBookLearning
{
    public static ImmutableArray<KeyBookRow> From(Plan plan, ImmutableArray<Attempt> before, Attempt attempt, Func<IEnumerable<Attempt>, PlanProgress> fold)
    {
        if (plan.Undo is not null)
        {
            return Forgotten(before, attempt, fold);
        }

        if (plan.Keys.IsEmpty || attempt.Outcome is not (AttemptOutcome.Accepted or AttemptOutcome.Refused))
        {
            return [];
        }

        Attempt[] earlier = [.. before.Where(other => other.Intent.MsgId != attempt.Intent.MsgId)];
        bool isFirst = !earlier.Any(other => other.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Refused);
        ImmutableSortedDictionary<string, string> old = fold(earlier).Facts, now = fold([.. earlier, attempt]).Facts;
        return [.. plan.Keys.SelectMany(key => Changed(key.HolderIn(plan.Institution), key, isFirst ? key.Known : old, now))];
    }

    /// <summary>What an accepted message tells by itself, of a plan whose answers give no facts.</summary>
    public static ImmutableArray<KeyBookRow> Told(Plan plan) => [.. plan.Keys.SelectMany(key => Changed(key.HolderIn(plan.Institution), key, key.Known, plan.Facts))];

    private static ImmutableArray<KeyBookRow> Forgotten(ImmutableArray<Attempt> before, Attempt attempt, Func<IEnumerable<Attempt>, PlanProgress> fold) =>
        [.. fold([.. before, attempt]).Runs.Where(run => run.State == RunState.Done && run.Name == attempt.Intent.Step).SelectMany(run => run.Step.Target?.Forgotten ?? [])];

    private static IEnumerable<KeyBookRow> Changed(string institution, PlanKey key, ImmutableSortedDictionary<string, string> old, ImmutableSortedDictionary<string, string> now) =>
        from name in key.Facts
        let before = old.GetValueOrDefault(name, "")
        let value = now.GetValueOrDefault(name, "")
        where before != value
        select new KeyBookRow(institution, key.Scope, key.Local, name, value);
}
