using System.Globalization;
using Gateway.Console.Api;
using Gateway.Console.Views;

namespace Gateway.Host.Cli.Access;

/// <summary>A request as a person reads it who decides it.</summary>
internal static class RequestText
{
    /// <summary>Its lines.</summary>
    public static IEnumerable<string> Of(RequestDetailView detail) =>
    [
        $"{detail.Request.Number}  {detail.Request.State}  {detail.Request.Action}  {detail.Request.Path}  {detail.Request.By}: {detail.Request.Reason}",
        $"{detail.Chinese} {detail.English}",
        .. detail.Message is { } message ? [$"#{message.Id}  {message.Institution}  {message.Source}  {message.Event}  {message.State}  {string.Join(' ', message.Visits)}{(message.Yuan is { } yuan ? string.Create(CultureInfo.InvariantCulture, $"  {yuan:0.00} 元") : "")}  {message.IssueCode}".TrimEnd()] : (string[])[],
        .. detail.Correction is { } correction ? Of(correction) : [],
        .. detail.Unknown is { } unknown ? Of(unknown) : [],
        .. detail.Visit is { } visit ? [$"{visit.Chinese} {visit.English}", .. visit.Effects.Select(effect => $"    {effect.State}  {effect.Transaction}  {Pairs(effect.Numbers)}  {string.Join(' ', effect.Amounts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value:0.00}")))}".TrimEnd())] : (string[])[],
        .. detail.Plan is { } plan ? [$"{plan.Chinese} {plan.English}", .. plan.Steps.Select(step => $"    {step.Transaction}  #{step.MessageId}  {Pairs(step.Numbers)}"), .. plan.Faults.Select(fault => $"    {fault.Code} {fault.Chinese} {fault.English} {fault.Place}")] : (string[])[],
    ];

    private static IEnumerable<string> Of(CorrectionView correction) =>
    [
        $"{correction.BytesBefore} → {correction.BytesAfter} B，{correction.SameLines} 行不变 lines stay{(correction.IsShape ? "；只显示形状 shapes alone" : "")}{(correction.IsText ? "" : "；非文本 no text")}",
        .. correction.Fault is { } fault ? [$"! {fault.Chinese} {fault.English}"] : (string[])[],
        .. correction.Lines.Select(line => $"{(line.Old is null ? "+" : "-")} {line.Old ?? line.New}  {line.Text}"),
        .. correction.HiddenLines > 0 ? [$"… {correction.HiddenLines}"] : (string[])[],
        .. correction.Fields.Select(field => $"  {field.Path}: {field.Before} → {field.After}{(field.IsMasked ? "（有改动，已脱敏 changed, hidden）" : "")}"),
        .. correction.HiddenFields > 0 ? [$"… {correction.HiddenFields}"] : (string[])[],
    ];

    private static IEnumerable<string> Of(UnknownView unknown) =>
    [
        $"{unknown.Chinese} {unknown.English}",
        .. unknown.Attempts.Select(attempt => $"    {attempt.At:yyyy-MM-dd HH:mm:ss}  {attempt.Purpose}  {attempt.Transaction}  {attempt.Outcome}  {attempt.Detail}"),
        .. unknown.Shown.Select(row => $"    平台显示 shown: {Pairs(row.Numbers)} {row.MsgId}"),
    ];

    private static string Pairs(IReadOnlyDictionary<string, string> numbers) => string.Join(' ', numbers.Select(pair => $"{pair.Key}={pair.Value}"));
}
