using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Host.Reconciling;

namespace Gateway.Host.Cli.Reconciling;

/// <summary>Reconciliations as a person reads them.</summary>
internal static class ReconcileText
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A list of runs, or one run.</summary>
    public static string Of(JsonNode answer) => answer is JsonArray runs
        ? string.Concat(runs.Select(run => $"#{run!["runId"]}  {run["institution"]}  {run["day"]}  {run["state"]}  {run["orderedAt"]}\n"))
        : OfRun(answer);

    /// <summary>How far a run is, on the same line again and again; wide enough to cover what stood there before.</summary>
    public static string Progress(JsonNode run)
    {
        string stage = run["progress"] is { } progress ? $"{progress["stage"]} {progress["done"]}/{progress["of"]}" : (string?)run["state"] ?? "";
        return $"\r{$"#{run["runId"]}  {stage}",-40}";
    }

    private static string OfRun(JsonNode run)
    {
        List<string> lines = [$"#{run["runId"]}  {run["institution"]}  {run["day"]}  {run["state"]}"];
        if (run["accounts"] is not JsonArray accounts)
        {
            lines.Add("对账仍在进行，稍后用 reconcile show 查看。 It is still running: look again with reconcile show.");
            return string.Join('\n', lines) + "\n";
        }

        JsonArray differences = run["differences"]!.AsArray(); // a report has them
        lines.Add($"结算 {run["rows"]} 笔，差异 {differences.Count} 笔，待处理 {run["open"]} 笔。 {run["rows"]} rows, {differences.Count} differences, {run["open"]} open.");
        lines.AddRange(accounts.Select(one => $"  {one!["insutype"]}/{one["clearingType"]}/{one["agency"]}  {one["count"]} 笔  {one["total"]}  基金 {one["fund"]}  账户 {one["account"]}  {ReportWords.Result((string)one["result"]!)} {one["issue"]}".TrimEnd()));
        foreach (JsonNode? one in differences)
        {
            lines.Add($"  [{ReportWords.State((string)one!["state"]!)} {one["state"]}] {one["title"]} {one["kind"]}  {one["settlement"]}  {one["local"]}  网关 {one["gateway"]?["total"]?.ToString() ?? "-"}  平台 {one["platform"]?["total"]?.ToString() ?? "-"}  医院 {one["his"]?.ToString() ?? "-"}");
            lines.Add($"      {one["chinese"]}");
            lines.Add($"      {one["english"]}");
        }

        lines.AddRange(run["issues"]!.AsArray().Select(issue => $"  {issue!["code"]} {issue["chinese"]} {issue["english"]} {issue["place"]}: {issue["reason"]}")); // a report has them
        return string.Join('\n', lines) + "\n";
    }
}
