using System.Globalization;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Visits;

/// <summary>Visits and undos as a person reads them, every sentence in Chinese and in English.</summary>
internal static class VisitsText
{
    public static void Print(VisitView visit) => System.Console.Write(Of(visit));

    public static void Print(UndoView undo) => System.Console.Write(Of(undo));

    internal static string Of(VisitView visit)
    {
        List<string> lines = [$"{visit.Institution} {visit.Visit}", visit.Chinese, visit.English];
        foreach (EffectView effect in visit.Effects)
        {
            lines.Add($"  {State(effect.State)}  {effect.Chinese} {effect.Kind} {effect.Transaction}  #{effect.MessageId} {effect.Event}  {string.Join(' ', effect.Numbers.Select(number => $"{number.Key}={number.Value}"))}");
            if (!effect.Amounts.IsEmpty)
            {
                lines.Add($"      {string.Join(' ', effect.Amounts.Where(amount => amount.Value != 0).Select(amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Key}={amount.Value:0.00}")))}");
            }
        }

        lines.AddRange(visit.Waiting.Select(waiting => $"  未结束 waiting  #{waiting.MessageId} {waiting.Event} {waiting.State} {waiting.IssueCode}".TrimEnd()));
        if (visit.Undo is { } order)
        {
            lines.Add($"  撤销单 undo order  #{order.MessageId} {order.State} {order.IssueCode}".TrimEnd());
        }

        return string.Join('\n', lines) + "\n";
    }

    internal static string Of(UndoView undo)
    {
        List<string> lines = [undo.MessageId is { } order ? $"#{order} {undo.State}" : undo.State, undo.Chinese, undo.English];
        lines.AddRange(undo.Steps.Select((step, index) => $"  {index + 1}. {step.Transaction}  #{step.MessageId}  {string.Join(' ', step.Numbers.Select(number => $"{number.Key}={number.Value}"))}"));
        lines.AddRange(undo.Faults.Select(fault => $"  {fault.Code} {fault.Chinese} {fault.English} {fault.Place}: {fault.Expected}"));
        return string.Join('\n', lines) + "\n";
    }

    private static string State(string state) => state switch { "live" => "有效 live", "unknown" => "未知 unknown", _ => "已撤销 undone" };
}
