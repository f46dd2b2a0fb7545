namespace Gateway.Journal;

/// <summary>
/// One line of an institution's account with a destination: money that one attempt moved, took back, or made undone. It is written with the outcome
/// that taught it, so that the ledger is never behind the facts.
/// </summary>
/// <param name="MsgId">Of the attempt that did it: never twice in the ledger.</param>
/// <param name="Institution">Twelve characters.</param>
/// <param name="Day">The day on which the destination booked it, China time.</param>
/// <param name="Account">What is settled together, e.g. <c>310/11/999900</c>: insurance, clearing type, clearing agency.</param>
/// <param name="Kind">What it did.</param>
/// <param name="Number">The destination's number of it (setl_id); empty where the answer did not give one.</param>
/// <param name="Amounts">Refunds are negative. Null of a refund whose answer gave none: the amounts of what it takes back, negative.</param>
public sealed record LedgerLine(string MsgId, string Institution, DateOnly Day, string Account, LedgerKind Kind, string Number, LedgerAmounts? Amounts)
{
    /// <summary>The destination's number of the visit (mdtrt_id).</summary>
    public string Visit { get; init; } = "";

    /// <summary>The destination's number of the person (psn_no). For files to the destination; what people are shown has it hashed.</summary>
    public string Person { get; init; } = "";

    /// <summary>What the institution calls it: invoice, else visit.</summary>
    public string Local { get; init; } = "";

    /// <summary>Of a refund: the number of what it takes back. Of what makes undone: the msgid that it undoes.</summary>
    public string Takes { get; init; } = "";

    /// <summary>A refund with what its answer did not say taken from the line that it takes back.</summary>
    internal LedgerLine TakenFrom(LedgerLine original) => this with
    {
        Account = Account.Length > 0 ? Account : original.Account,
        Visit = Visit.Length > 0 ? Visit : original.Visit,
        Person = Person.Length > 0 ? Person : original.Person,
        Local = original.Local.Length > 0 ? original.Local : Local,
        Amounts = Amounts ?? (original.Amounts is { } amounts ? -amounts : null),
    };
}

/// <summary>What a line of the ledger did.</summary>
public enum LedgerKind
{
    /// <summary>Money moved.</summary>
    Settled = 0,

    /// <summary>It was taken back by a line of its own with the opposite sign.</summary>
    Refunded = 1,

    /// <summary>It was undone (冲正), as if it had never been: the line that it names no longer counts.</summary>
    Voided = 2,
}

/// <summary>Amounts in yuan with two decimal places.</summary>
/// <param name="Total">medfee_sumamt.</param>
/// <param name="Fund">What funds pay, the personal account not counted.</param>
/// <param name="Account">acct_pay: the personal account.</param>
/// <param name="Cash">What the person pays in cash.</param>
public readonly record struct LedgerAmounts(decimal Total, decimal Fund, decimal Account, decimal Cash)
{
    public static LedgerAmounts operator -(LedgerAmounts amounts) => new(-amounts.Total, -amounts.Fund, -amounts.Account, -amounts.Cash);

    public static LedgerAmounts operator +(LedgerAmounts left, LedgerAmounts right) =>
        new(left.Total + right.Total, left.Fund + right.Fund, left.Account + right.Account, left.Cash + right.Cash);
}

/// <summary>A line as it stands in the ledger.</summary>
/// <param name="Line">With its amounts.</param>
/// <param name="MessageId">The message that it belongs to.</param>
/// <param name="IsVoided">It was undone since: it no longer counts.</param>
/// <param name="IsReplied">A final reply was written for its sender.</param>
public sealed record LedgerEntry(LedgerLine Line, long MessageId, bool IsVoided, bool IsReplied);
