using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Host.Unknowns;

/// <summary>Says what is unknown, what the gateway would do and what a person can do, in Chinese and in English.</summary>
internal static class UnknownWords
{
    public static UnknownRow Row(UnknownCase found, DateTimeOffset now) => new(
        found.Message.Id, found.Message.Institution, found.Message.Event ?? "", found.Message.Lane?.Text, found.Transaction, found.Doubt.MsgId,
        found.Message.State == MessageState.Parked ? "person" : "resolving",
        found.Doubt.Since, Math.Round((now - found.Doubt.Since).TotalSeconds, 1), found.Deadline, found.Message.IssueCode, Word(found.Advice));

    public static UnknownView View(MessageHeader header, UnknownCase? found, ImmutableArray<JournalledFact> facts, DateTimeOffset now)
    {
        (string chinese, string english) = found is null ? Settled(header) : Advice(found);
        return new UnknownView(
            header.Id,
            Word(header.State),
            found is null ? null : Row(found, now),
            chinese,
            english,
            [.. (found?.Attempts ?? []).Select(Of)],
            [.. (found?.Shown ?? []).Select(row => new ShownRowView(row.Numbers, row.MsgId, row.IsOurs, row.IsDead))],
            [.. from fact in facts let late = fact.Fact as JournalFact.AnsweredLate where late is not null select new LateAnswerView(late.MsgId, fact.Origin.At, Word(late.Outcome), late.Detail)],
            [.. from fact in facts let order = fact.Fact as JournalFact.Released where order is not null select new UnknownOrderView(fact.Origin.At, fact.Origin.Actor, Word(order.How), order.Reason)],
            found is { Message.State: MessageState.Parked } ? [.. Commands(found)] : []);
    }

    public static (string Chinese, string English) Came(MessageHeader header, UnknownCase? found) =>
        found is null ? Settled(header) : header.State == MessageState.Prepared ? ("已执行，网关继续查清结果。", "Ordered: the gateway goes on.") : Advice(found);

    public static string Word<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((letter, index) => char.IsUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static (string Chinese, string English) Settled(MessageHeader header) => header.State switch
    {
        MessageState.Accepted => ("已查清：平台已办理。", "Known: the platform has done it."),
        MessageState.Refused => ("已查清：平台未办理，报文已拒绝。", "Known: the platform has not done it; the message was refused."),
        MessageState.Reversed => ("已撤销。", "It was taken back."),
        MessageState.Parked => ("该报文没有结果未知的交易，因其他原因等待人工处理。", "Nothing of it is unknown; it waits for a person for another reason."),
        _ => ("该报文没有结果未知的交易。", "Nothing of it is unknown."),
    };

    private static (string Chinese, string English) Advice(UnknownCase found) => found.Advice switch
    {
        UnknownAdvice.Wait => ($"网关正在查清{found.Transaction}的结果，暂不需要人工处理。", $"The gateway is finding out what became of {found.Transaction}; nobody has to act yet."),
        UnknownAdvice.Ask => ("建议先重新查询：平台上次的答复不足以判断。", "Ask again: what the platform said last does not tell."),
        UnknownAdvice.Reverse => ("建议冲正：平台未显示该笔业务；冲正后即使迟到也不会生效。", "Reverse it: the platform does not show it, and afterwards it cannot appear late."),
        UnknownAdvice.GoOn => ("建议放行：平台上没有该笔业务，可继续办理。", "Let it go on: nothing of it is at the platform."),
        UnknownAdvice.Compare => ("平台显示有其他报文号的有效业务，请与经办机构核对后，用其编号认领，或冲正。", "The platform shows something live under another msgid: compare it, then adopt it by its number, or reverse."),
        _ => ("该交易既不能查询也不能冲正：请向经办机构核实后确认结果。", "It can be neither asked about nor reversed: find out from the platform's office, then confirm."),
    };

    private static IEnumerable<UnknownCommandView> Commands(UnknownCase found)
    {
        long id = found.Message.Id;
        if (found.CanAsk)
        {
            yield return new($"gateway unknowns ask {id} --reason …", "重新查询一次", "ask once more");
        }

        if (found.CanReverse)
        {
            yield return new($"gateway unknowns reverse {id} --reason …", "冲正并确认，然后按来源设置重办或拒绝", "take it back by its msgid, confirm that, then go on as the source wants");
        }

        foreach (string number in found.CanAsk ? found.Shown.Where(row => !row.IsDead).SelectMany(row => row.Numbers).Where(number => number.Key == "setl_id").Select(number => number.Value) : [])
        {
            yield return new($"gateway unknowns confirm {id} --done {number} --reason …", "已核对：平台上这一笔就是本报文的，认领", "compared: this one is the message's, adopt it");
        }

        yield return new($"gateway unknowns confirm {id} --not-done --reason …", "已核实平台未办理，放弃该报文", "made sure that nothing of it is live: give up");
        yield return new($"gateway messages retry {id} --reason …", "由网关继续自动查清", "let the gateway go on by itself");
    }

    private static UnknownAttemptView Of(Attempt attempt) => new(
        attempt.Intent.MsgId, Word(attempt.Intent.Purpose), attempt.Intent.Transaction, attempt.Intent.At, attempt.EndedAt, Math.Round((attempt.EndedAt - attempt.Intent.At).TotalSeconds, 3), Word(attempt.Outcome), attempt.Detail);
}
