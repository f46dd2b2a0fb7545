using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Reads the answers of one plan's attempts; facts are those known when the step began.</summary>
internal sealed class AnswerReading(Plan plan, ITransactionForms forms, PlatformKnowledge knowledge, AnswerMemo memo, ImmutableSortedDictionary<string, string> facts) : IAnswerReading
{
    public TransactionAnswer? Of(Attempt attempt) =>
        memo.Get(plan.Tables, attempt, attempt.Intent.MsgId, () => Read(attempt.Intent.Transaction, forms.Output(attempt.Answer)));

    public TransactionAnswer? Found(StepRun run, Attempt ask) =>
        run.Step.Ask is { } how ? memo.Get(plan.Tables, ask, $"{run.Tries.Count}-{run.ReversedMsgIds.Count}/{ask.Intent.MsgId}", () => Find(run, how, ask)) : null;

    public bool ShowsReversed(StepRun run, Attempt ask) =>
        run.Step.Ask is { } how && run.ReversedMsgIds.Count > 0 && Rows(run, how, ask, [.. run.ReversedMsgIds]).ValueKind != JsonValueKind.Undefined;

    public TransactionAnswer? Row(StepRun run, Attempt ask, string number) =>
        run.Step.Ask is { } how ? Numbered(run, how, forms.Output(ask.Answer), number) : null;

    public bool IsTakingBack(Attempt attempt) => knowledge.Recovery.IsTakingBack(attempt.Intent.Transaction);

    public bool IsAlreadyDone(Attempt attempt) =>
        knowledge.Recovery.IsTakingBack(attempt.Intent.Transaction) && knowledge.TextsFor(plan.Institution).Find(attempt.Intent.Transaction, attempt.Detail)?.Class == AnswerClass.Done;

    public bool IsThere(Attempt attempt) => knowledge.TextsFor(plan.Institution).Find(attempt.Intent.Transaction, attempt.Detail)?.Class == AnswerClass.Exists;

    public bool IsNothingFound(Attempt attempt) => knowledge.Recovery.IsNothingFound(attempt.Intent.Transaction, attempt.Detail);

    private TransactionAnswer? Find(StepRun run, StepAsk how, Attempt ask)
    {
        JsonElement ours = Rows(run, how, ask, [.. run.OwnMsgIds]);
        return ours.ValueKind == JsonValueKind.Undefined ? null : Read(how.Transaction, ours);
    }

    private JsonElement Rows(StepRun run, StepAsk how, Attempt ask, ImmutableArray<string> msgIds) =>
        Recognition.Ours(how, forms.Output(ask.Answer), new OwnAttempts(
            msgIds,
            run.Tries.Count == 0 ? default : forms.Input(run.Tries[^1].Intent.Bytes),
            facts), DeadRows(how));

    private TransactionAnswer? Numbered(StepRun run, StepAsk how, JsonElement output, string number)
    {
        return Recognition.Each(output, how.Rows, DeadRows(how)).Select(row => Read(how.Transaction, row))
            .FirstOrDefault(answer => answer is not null && run.Step.Gives.Any(fact => answer.Facts.GetValueOrDefault(fact) == number));
    }

    /// <summary>Rows that do not count; where refunds are asked for, every row does.</summary>
    private ImmutableArray<KeyValuePair<string, string>> DeadRows(StepAsk how) => how.Refunds == true ? [] : knowledge.Recovery.DeadRows(how.Transaction);

    private TransactionAnswer? Read(string transaction, JsonElement output)
    {
        Outcome<TransactionAnswer> read = forms.Read(plan, transaction, output);
        return read.Succeeded ? read.Value : read.Partial;
    }
}
