using Gateway.Console.Privacy;
using Gateway.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>/api/jobs</c>: begin, list and show jobs over many messages; <c>POST …/{id}/pause|resume|cancel</c>.</summary>
internal static class JobEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/jobs", async (IJobDesk desk, CancellationToken token) => Results.Ok(await desk.ListAsync(token)));
        api.MapGet("/jobs/{id:long}", async (IJobDesk desk, long id, long? after, CancellationToken token) => await desk.ShowAsync(id, after ?? 0, token) is { } job ? Results.Ok(ViewMask.OfNobody.Of(job)) : Unknown(id));
        api.MapGet("/jobs/{id:long}/items.csv", async (HttpContext http, IJobDesk desk, long id, CancellationToken token) =>
        {
            if (await desk.ShowAsync(id, 0, token) is not { } first)
            {
                return Unknown(id);
            }

            await JobCsv.WriteAsync(http.Response, desk, first, token);
            return Results.Empty;
        });
        api.MapPost("/jobs", async (IJobDesk desk, TimeProvider time, JobOrder order, CancellationToken token) => order.Read(time.GetUtcNow(), out MessageFilter filter) is { } fault
            ? Results.BadRequest(fault)
            : Answer(await desk.BeginAsync(order, filter, token)));
        foreach (string action in (string[])["pause", "resume", "cancel"])
        {
            api.MapPost($"/jobs/{{id:long}}/{action}", async (IJobDesk desk, long id, CancellationToken token) => await desk.ChangeAsync(id, action, token) is { } answer ? Answer(answer) : Unknown(id));
        }
    }

    private static IResult Answer(JobAnswer answer) => answer.Done ? Results.Ok(answer) : Results.Conflict(answer);

    private static IResult Unknown(long id) => Results.NotFound(new Refusal($"没有批量任务{id}。", $"There is no job {id}."));
}
