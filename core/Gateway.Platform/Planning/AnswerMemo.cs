using Gateway.Delivery;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Remembers answers that were read: a message's answers are asked for again at each of its steps.</summary>
internal sealed class AnswerMemo
{
    private readonly Memo<TransactionAnswer?> read = new(capacity: 8192);

    public TransactionAnswer? Get(string tables, Attempt attempt, string key, Func<TransactionAnswer?> compute) =>
        read.Get($"{tables}/{attempt.Intent.Transaction}/{attempt.Answer.Length}/{key}", compute);
}
