using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/platform/texts</c>: texts of answers that no row of errors.csv explains.</summary>
internal static class AnswerTextEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/platform/texts", async (AnswerTextViews views, string? transaction, CancellationToken token) => Results.Ok(await views.ListAsync(transaction, token)));
}
