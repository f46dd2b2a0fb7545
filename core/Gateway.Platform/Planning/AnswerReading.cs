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
        run.Step.Ask is { } how ? memo.Get(plan.Tables, ask, $"{run.Tries.Count}/{ask.Intent.MsgId}", () => Find(run, how, ask)) : null;

    public bool IsAlreadyDone(Attempt attempt) => 
        knowledge.Recovery.IsTakingBack(attempt.Intent.Transaction) && knowledge.Texts.Find(attempt.Intent.Transaction, attempt.Detail)?.Class == AnswerClass.Done;

    public bool IsThere(Attempt attempt) => knowledge.Texts.Find(attempt.Intent.Transaction, attempt.Detail)?.Class == AnswerClass.Exists;

    public bool IsNothingFound(Attempt attempt) => knowledge.Recovery.IsNothingFound(attempt.Intent.Transaction, attempt.Detail);

    private TransactionAnswer? Find(StepRun run, StepAsk how, Attempt ask)
    {
        JsonElement ours = Recognition.Ours(how, forms.Output(ask.Answer), new OwnAttempts(
            [.. run.Tries.Select(attempt => attempt.Intent.MsgId)],
            run.Tries.Count == 0 ? default : forms.Input(run.Tries[^1].Intent.Bytes),
            facts), knowledge.Recovery.DeadRows(how.Transaction));
        return ours.ValueKind == JsonValueKind.Undefined ? null : Read(how.Transaction, ours);
    }

    private TransactionAnswer? Read(string transaction, JsonElement output)
    {
        Outcome<TransactionAnswer> read = forms.Read(plan, transaction, output);
        return read.Succeeded ? read.Value : read.Partial;
    }
}
