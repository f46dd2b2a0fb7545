using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Host.Visits;

/// <summary>Says what stands of a visit and what became of an undo, in Chinese and in English.</summary>
internal static class VisitWords
{
    private static readonly string[] Numbers = ["mdtrt_id", "setl_id", "chrg_bchno", "hiRxno", "psn_no", "omsgid"];

    public static VisitView Show(string institution, string visit, VisitPicture picture)
    {
        ImmutableArray<VisitEffect> shown = [.. picture.Effects.Where(effect => (effect.Undo ?? effect.Reverse) is not null)];
        int live = shown.Count(effect => effect.State == EffectState.Live), unknown = shown.Count(effect => effect.State == EffectState.Unknown);
        return new VisitView(
            institution,
            visit,
            live + unknown == 0 ? "平台上已无该就诊的有效业务。" : $"平台上有效 {live} 项，结果未知 {unknown} 项。",
            live + unknown == 0 ? "Nothing of this visit is live at the platform." : $"{live} live at the platform, {unknown} of unknown outcome.",
            [.. shown.Select(Of)],
            [.. picture.Messages.Where(item => item.Message.State is MessageState.Prepared or MessageState.Parked && item.Message.Event != UndoOrder.Event).Select(Of)],
            picture.LastOrder is { } order ? Of(order) : null);
    }

    public static UndoView Planned(UndoPreview preview) => preview.Hindrances.IsEmpty
        ? View("planned", null, $"将依次撤销 {preview.Steps.Length} 步；尚未执行。", $"{preview.Steps.Length} steps would be taken; nothing was done.", preview, [])
        : View("stopped", null, "需先人工处理后才能撤销。", "A person has to settle something first.", preview, preview.Hindrances);

    public static UndoView NothingLeft(long? order) =>
        View("done", order, "已无可撤销的内容：该就诊此前已全部撤销或从未办理。", "Done: nothing is left to take back.", null, []);

    public static UndoView OtherOpen(long order) =>
        View("stopped", order, $"报文{order}正按另一目标撤销该就诊，待其结束后再执行。", $"Order {order} takes this visit back to another aim: ask again when it has ended.", null, []);

    public static UndoView Ordered(UndoPreview preview, MessageHeader order, ImmutableArray<Issue> issues) => order.State switch
    {
        MessageState.Accepted => View("done", order.Id, "撤销完成，可以重新发送该就诊的报文。", "Done: the visit can be sent again.", preview, []),
        MessageState.Parked or MessageState.Refused => View("stopped", order.Id, $"撤销已停止，需人工处理：{issues.FirstOrDefault()?.Code.Chinese}", $"The undo has stopped, a person must decide: {issues.FirstOrDefault()?.Code.English}", preview, issues),
        _ => View("under-way", order.Id, "撤销正在进行，稍后用 visits show 查看；重复执行不会重复撤销。", "Under way: look with 'visits show'. Asking again does nothing twice.", preview, []),
    };

    private static UndoView View(string state, long? order, string chinese, string english, UndoPreview? preview, ImmutableArray<Issue> issues) => new(
        state,
        order,
        chinese,
        english,
        [.. (preview?.Steps ?? []).Select(Of)],
        preview?.Takes ?? [],
        [.. issues.Select(issue => new FaultView(issue.At.ToString(), issue.Code.Id, issue.Code.Severity.ToString().ToLowerInvariant(), issue.Code.Chinese, issue.Code.English, issue.Reason))]);

    private static UndoStepView Of(PlanStep step) => new(step.Transaction, step.Name, step.Target!.MessageId, Only(step.Target.Facts)); // steps of an undo have a target

    private static EffectView Of(VisitEffect effect)
    {
        (string kind, string chinese) = effect.IsSettlement ? ("settlement", "结算") : effect.IsRegistration ? ("registration", "登记") : effect.Step.Batch is not null ? ("charges", "费用明细") : ("other", "其他");
        return new EffectView(effect.MessageId, effect.Event, effect.Step.Transaction, kind, chinese, effect.State.ToString().ToLowerInvariant(), Only(Own(effect)), effect.Amounts);
    }

    // A registration has no settlement of its own, whatever the message did later.
    private static ImmutableSortedDictionary<string, string> Own(VisitEffect effect) =>
        effect.IsSettlement ? effect.Facts.Remove("chrg_bchno") : effect.IsRegistration ? effect.Facts.RemoveRange(["setl_id", "chrg_bchno"]) : effect.Facts.Remove("setl_id");

    private static VisitMessageView Of(DeliveryItem item) => new(item.Message.Id, item.Message.Event ?? "", item.Message.State.ToString().ToLowerInvariant(), item.Message.IssueCode);

    private static ImmutableSortedDictionary<string, string> Only(ImmutableSortedDictionary<string, string> facts) =>
        facts.Where(fact => Array.IndexOf(Numbers, fact.Key) >= 0).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
