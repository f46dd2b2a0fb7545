using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>
/// What an attempt books: a settlement that was answered, or that asking showed to be there (under the msgid that made it); a refund; a reversal.
/// Which transactions these are says <c>recovery.csv</c>. Pure.
/// </summary>
internal sealed class LedgerBooking(Plan plan, ITransactionForms forms, PlatformKnowledge knowledge, FundPayment fund, string area)
{
    /// <summary>The lines of one ended attempt.</summary>
    /// <param name="before">Attempts before it.</param>
    /// <param name="attempt">With its outcome.</param>
    /// <param name="fold">How far the plan is with some attempts.</param>
    public ImmutableArray<LedgerLine> Of(ImmutableArray<Attempt> before, Attempt attempt, Func<IEnumerable<Attempt>, PlanProgress> fold)
    {
        RecoveryTable recovery = knowledge.Recovery;
        string transaction = attempt.Intent.Transaction;
        bool isDone = attempt.Outcome == AttemptOutcome.Accepted;
        bool isGone = attempt.Outcome == AttemptOutcome.Refused && recovery.IsTakingBack(transaction) && knowledge.Texts.Find(transaction, attempt.Detail)?.Class == AnswerClass.Done;
        return (isDone, isGone) switch
        {
            (true, _) when attempt.Intent.Purpose == AttemptPurpose.Ask => Adopted(before, attempt, fold),
            (true, _) when recovery.IsSettlement(transaction) => [Line(attempt.Intent.MsgId, LedgerKind.Settled, Info(attempt), attempt)],
            (true, _) or (_, true) when recovery.IsRefund(transaction) => [Line(attempt.Intent.MsgId, LedgerKind.Refunded, isDone ? Info(attempt) : default, attempt) with { Takes = Sent(attempt, "setl_id") }],
            (true, _) or (_, true) when recovery.IsReversal(transaction) => [Line(attempt.Intent.MsgId, LedgerKind.Voided, default, attempt) with { Takes = Sent(attempt, "omsgid") }],
            _ => [],
        };
    }

    /// <summary>An ask that made its step done has shown a settlement whose answer was lost.</summary>
    private ImmutableArray<LedgerLine> Adopted(ImmutableArray<Attempt> before, Attempt ask, Func<IEnumerable<Attempt>, PlanProgress> fold)
    {
        Attempt[] tries = [.. before.Where(attempt => attempt.Intent.Step == ask.Intent.Step && attempt.Intent.Purpose == AttemptPurpose.Do)];
        if (!tries.Any(attempt => knowledge.Recovery.IsSettlement(attempt.Intent.Transaction))
            || fold([.. before, ask]).Runs.FirstOrDefault(run => run.Name == ask.Intent.Step) is not { State: RunState.Done, Step.Ask: { } how })
        {
            return [];
        }

        ImmutableArray<KeyValuePair<string, string>> dead = knowledge.Recovery.DeadRows(ask.Intent.Transaction);
        return [.. JsonValues.Elements(forms.Output(ask.Answer), how.Rows)
            .Where(row => !dead.Any(mark => Field(row, mark.Key) == mark.Value))
            .Select(row => (Row: row, Try: tries.FirstOrDefault(attempt => attempt.Intent.MsgId == Field(row, "medins_setl_id"))))
            .Where(found => found.Try is not null)
            .Select(found => Line(found.Try!.Intent.MsgId, LedgerKind.Settled, found.Row, found.Try)) // filtered above
            .Take(1)];
    }

    private LedgerLine Line(string msgId, LedgerKind kind, JsonElement info, Attempt attempt)
    {
        string insutype = Field(info, "insutype") is { Length: > 0 } said ? said : plan.Facts.GetValueOrDefault("insutype", "");
        string agency = Field(info, "clr_optins") is { Length: > 0 } named ? named : area;
        bool knowsAccount = kind == LedgerKind.Settled || info.ValueKind == JsonValueKind.Object;
        return new LedgerLine(
            msgId, plan.Institution, DayOf(info, attempt.Intent.At), knowsAccount ? new LedgerAccount(insutype, Field(info, "clr_type"), agency).Text : "", kind, Field(info, "setl_id"), AmountsOf(info, kind))
        {
            Visit = Field(info, "mdtrt_id"),
            Person = Field(info, "psn_no") is { Length: > 0 } person ? person : plan.Facts.GetValueOrDefault("psn_no", ""),
            Local = plan.Keys.FirstOrDefault(key => key.Scope == "invoice")?.Local ?? plan.Keys.FirstOrDefault(key => key.Scope == "visit")?.Local ?? "",
        };
    }

    private LedgerAmounts? AmountsOf(JsonElement info, LedgerKind kind)
    {
        if (Number(info, "medfee_sumamt") is not { } total)
        {
            return null;
        }

        decimal own = Number(info, "acct_pay") ?? 0, cash = Number(info, "psn_cash_pay") ?? Number(info, "cash_payamt") ?? Number(info, "pdn_cash_pay") ?? 0;
        LedgerAmounts amounts = new(total, FundRule.Alone(fund, Number(info, "fund_pay_sumamt") ?? 0, own), own, cash);
        return kind == LedgerKind.Refunded && total > 0 ? -amounts : amounts; // some provinces answer a refund without its sign
    }

    private JsonElement Info(Attempt attempt) => JsonValues.Elements(forms.Output(attempt.Answer), "setlinfo").FirstOrDefault();

    private string Sent(Attempt attempt, string field) => JsonValues.At(forms.Input(attempt.Intent.Bytes), $"data/{field}").FirstOrDefault() ?? "";

    private static DateOnly DayOf(JsonElement info, DateTimeOffset sent) =>
        Field(info, "setl_time") is { Length: >= 10 } time && DateOnly.TryParseExact(time.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day : DateOnly.FromDateTime(sent.ToOffset(ChinaTime.Offset).Date);

    private static string Field(JsonElement row, string name) => row.ValueKind == JsonValueKind.Object ? JsonValues.At(row, name).FirstOrDefault() ?? "" : "";

    private static decimal? Number(JsonElement row, string name) =>
        decimal.TryParse(Field(row, name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? decimal.Round(number, 2) : null;
}
