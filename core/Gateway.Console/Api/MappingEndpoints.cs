using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/mappings</c>: which tables serve, and for whom; what differs between versions; what a version would have done. <c>POST /api/mappings/reload</c>: read the folder again.</summary>
internal static class MappingEndpoints
{
    public const int UsualPast = 1000;
    private const int MostPast = 100_000;
    private static readonly JsonSerializerOptions Named = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/mappings/institutions", (IMappingBench bench) => Results.Ok(bench.Institutions()));
        api.MapGet("/mappings/diff", (IMappingBench bench, string a, string b) => Answer(bench.Compare(a, b)));
        api.MapGet("/mappings/whatif", async (IMappingBench bench, string draft, int? most, CancellationToken token) => Answer(await bench.WhatIfAsync(draft, Math.Clamp(most ?? UsualPast, 1, MostPast), token)));
        api.MapPost("/mappings/unmapped/fill", async (IMappingBench bench, FillOrder order, CancellationToken token) =>
        {
            if (string.IsNullOrWhiteSpace(order.Reason) || string.IsNullOrWhiteSpace(order.Target))
            {
                return Results.BadRequest(new Refusal("请填写对照代码和原因。", "Say what the code means (target) and why."));
            }

            FillAnswer filled = await bench.FillAsync(order, token);
            return filled.Done ? Results.Ok(filled) : Results.Conflict(filled);
        });
        api.MapGet("/mappings", (IMappingDesk desk) => Results.Ok(desk.Show()));
        api.MapPost("/mappings/reload", async (IMappingDesk desk, DeskOrder order, CancellationToken token) =>
        {
            if (string.IsNullOrWhiteSpace(order.Actor) || string.IsNullOrWhiteSpace(order.Reason))
            {
                return Results.BadRequest(new Refusal("请写明操作人和原因，会被记录。", "Say who reloads and why: it is logged."));
            }

            ReloadView reload = await desk.ReloadAsync(order.Actor, order.Reason, token);
            return reload.Result == "refused" ? Results.Conflict(reload) : Results.Ok(reload);
        });
    }

    private static IResult Answer<T>(BenchAnswer<T> answer) => answer.Found is { } found ? Results.Json(found, Named) : Results.NotFound(answer.Fault);
}
