using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Reads what is known of unknown outcomes. Pure.</summary>
public sealed class UnknownReader
{
    private static readonly string[] Numbers = ["setl_id", "mdtrt_id", "medfee_sumamt", "setl_time", "refd_setl_flag"];

    private readonly PlanReader reader;
    private readonly RecoveryOptions options;

    internal UnknownReader(PlanReader reader, RecoveryOptions options) => (this.reader, this.options) = (reader, options);

    /// <summary>The unknown outcome of a message.</summary>
    /// <returns>Null when nothing of it is unknown.</returns>
    public UnknownCase? Find(DeliveryItem item)
    {
        if (!reader.TryOpen(item, out PlanInFlight? flight) || flight.Progress.Doubts.FirstOrDefault(doubt => doubt.State == DoubtState.Open) is not { } doubt)
        {
            return null;
        }

        StepRun? run = flight.Progress.Runs.FirstOrDefault(one => one.IsInDoubt && one.Tries.Any(attempt => attempt.Intent.MsgId == doubt.MsgId));
        string step = item.Attempts.First(attempt => attempt.Intent.MsgId == doubt.MsgId).Intent.Step;
        DateTimeOffset since = item.ReleasedAt > doubt.Since ? item.ReleasedAt.Value : doubt.Since;
        ImmutableArray<ShownRow> shown = run is null ? [] : Shown(flight, run);
        return new UnknownCase(
            item.Message, step, doubt.Transaction, doubt, since + options.DeadlineOf(doubt.Transaction), [.. item.Attempts.Where(attempt => attempt.Intent.Step == step)],
            shown, run?.Step.Ask is not null, run?.Step.Reverse is not null && run.Doubted is not null, AdviceOf(item, run, shown));
    }

    private UnknownAdvice AdviceOf(DeliveryItem item, StepRun? run, ImmutableArray<ShownRow> shown)
    {
        if (item.Message.State != MessageState.Parked)
        {
            return UnknownAdvice.Wait;
        }

        if (run is null || run.Step.Ask is null)
        {
            return UnknownAdvice.Office;
        }

        bool isFresh = run.NotThere is { } ask && run.Doubted is { } doubted && ask.Intent.At >= options.BelievableOf(doubted);
        return isFresh switch
        {
            false => UnknownAdvice.Ask,
            _ when run.IsReversalConfirmed => UnknownAdvice.GoOn,
            _ when shown.Any(row => row is { IsOurs: false, IsDead: false }) => UnknownAdvice.Compare,
            _ => run.Step.Reverse is null ? UnknownAdvice.GoOn : UnknownAdvice.Reverse,
        };
    }

    private ImmutableArray<ShownRow> Shown(PlanInFlight flight, StepRun run)
    {
        if (run.Step.Ask is not { } how || run.Asks is not [.., { } ask])
        {
            return [];
        }

        var own = run.OwnMsgIds.ToHashSet(StringComparer.Ordinal);
        string? byMsgId = how.Recognise.FirstOrDefault(rule => rule.Value == "msgid").Key;
        ImmutableArray<KeyValuePair<string, string>> dead = reader.DeadRows(how.Transaction);
        return
        [
            .. from row in JsonValues.Elements(flight.Output(ask.Answer), how.Rows)
               where row.ValueKind == JsonValueKind.Object
               let msgid = byMsgId is null ? null : JsonValues.At(row, byMsgId).FirstOrDefault()
               select new ShownRow(
                   Numbers.Where(name => row.TryGetProperty(name, out JsonElement _)).ToImmutableSortedDictionary(name => name, name => JsonValues.At(row, name).FirstOrDefault() ?? "", StringComparer.Ordinal),
                   msgid,
                   msgid is not null && own.Contains(msgid),
                   Recognition.IsDead(row, dead)),
        ];
    }
}
