using Gateway.Delivery;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Remembers answers that were read: a message's answers are asked for again at each of its steps.</summary>
internal sealed class AnswerMemo
{
    private readonly Memo<TransactionAnswer?> read = new(capacity: 8192);

    public TransactionAnswer? Get(string tables, Attempt attempt, string key, Func<TransactionAnswer?> compute) => read.Get(KeyOf(tables, attempt, key), compute);

    /// <summary>Lets go of an attempt's own answer.</summary>
    public void Forget(string tables, Attempt attempt) => read.Forget(KeyOf(tables, attempt, attempt.Intent.MsgId));

    private static string KeyOf(string tables, Attempt attempt, string key) => $"{tables}/{attempt.Intent.Transaction}/{attempt.Answer.Length}/{key}";
}
