using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline.Reconciling;

/// <summary>Turns what was found into what people see: no person's number but hashed.</summary>
internal static class ReportWriter
{
    public static DifferenceResult Of(Difference difference, Repair repair)
    {
        (string chinese, string english) = DifferenceWords.Advice(difference);
        (LedgerLine? line, PlatformRow? row) = (difference.Ours?.Line, difference.Platform);
        string person = row?.Person is { Length: > 0 } told ? told : line?.Person ?? "";
        return new DifferenceResult(
            DifferenceWords.NameOf(difference.Kind), DifferenceWords.Title(difference.Kind),
            row?.Number ?? (line?.Number is { Length: > 0 } own ? own : difference.His?.Number ?? ""), row?.Visit ?? line?.Visit ?? "", person.Length == 0 ? "" : PersonKey.Of(person)[..16],
            row?.MsgId is { Length: > 0 } msgId ? msgId : line?.MsgId ?? "", line?.Local ?? difference.His?.Local ?? "", difference.Ours?.MessageId ?? difference.Attempt?.Message.Id, row?.IsRefund ?? line?.Kind == LedgerKind.Refunded,
            Of(difference.Kind == DifferenceKind.RefundedThere ? null : line?.Amounts), Of(row?.Amounts), difference.His?.Total,
            JsonNamingPolicy.KebabCaseLower.ConvertName(difference.Repair.ToString()), repair.State, repair.MessageId, chinese, english);
    }

    public static ImmutableArray<IssueResult> Of(IEnumerable<Issue> issues) =>
        [.. issues.Select(issue => new IssueResult(issue.Code.Id, issue.At.ToString() ?? "", issue.Code.Chinese, issue.Code.English, issue.Reason))];

    private static AmountsResult? Of(LedgerAmounts? amounts) => amounts is { } known ? new AmountsResult(known.Total, known.Fund, known.Account) : null;
}
