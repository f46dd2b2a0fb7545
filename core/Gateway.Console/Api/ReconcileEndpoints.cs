using System.Globalization;
using Gateway.Console.Privacy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>POST /api/reconcile</c> orders a run, <c>GET /api/reconcile[/{run}]</c> shows runs, <c>GET /api/reconcile/report</c> gives a month as a file.</summary>
internal static class ReconcileEndpoints
{
    private static readonly string[] Formats = ["csv", "html", "json"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/reconcile", RunAsync);
        api.MapGet("/reconcile", async (IReconcileDesk desk, string? institution, string? day, CancellationToken token) =>
            day is null || DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? Results.Ok(await desk.ListAsync(institution, day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), token)) : Results.BadRequest(new Refusal("日期写作2026-03-01。", "day is written 2026-03-01.")));
        api.MapGet("/reconcile/{run:long}", async (IReconcileDesk desk, long run, CancellationToken token) =>
            await desk.ShowAsync(run, token) is { } found ? Results.Ok(ViewMask.OfNobody.Of(found)) : Results.NotFound(new Refusal($"没有编号为{run}的对账。", $"There is no reconciliation {run}.")));
        api.MapGet("/reconcile/report", ReportAsync);
    }

    private static async Task<IResult> RunAsync(IReconcileDesk desk, ReconcileRequest request, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(request.Actor) || string.IsNullOrWhiteSpace(request.Reason) || string.IsNullOrWhiteSpace(request.Institution) || request.Repair is not ("none" or "safe"))
        {
            return Results.BadRequest(new Refusal("请写明机构、操作人、原因和修复方式（none 只列出，safe 自动处理无风险项）。", "Say which institution, who reconciles, why, and what may be repaired: none or safe."));
        }

        ReconcileAnswer answer = await desk.RunAsync(request, token);
        return answer.Run is { } run ? Results.Ok(ViewMask.OfNobody.Of(run)) : Results.Conflict(answer.Fault);
    }

    private static async Task<IResult> ReportAsync(IReconcileDesk desk, string institution, string month, string? format, CancellationToken token)
    {
        if (!DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first) || !Formats.Contains(format ?? "json"))
        {
            return Results.BadRequest(new Refusal("月份写作2026-03，格式为csv、html或json。", "month is written 2026-03, format is csv, html or json."));
        }

        ReconcileFile file = await desk.ReportAsync(institution, first, format ?? "json", token);
        return Results.File(ReportText.Masked(file.Bytes), file.ContentType, file.Name);
    }
}
