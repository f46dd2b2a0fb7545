using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Gateway.PlatformSimulator.Wire;

/// <summary>
/// Stands in front of WireMock, which can neither reset a connection nor hold one: takes the finished answer, reads the effect that
/// the twin marked it with, and does that to the connection.
/// </summary>
internal static class ConnectionFaults
{
    /// <summary>Carries the effect's name from the twin to here; never leaves the process.</summary>
    public const string Marker = "X-Twin-Effect";

    public static void AddTo(IApplicationBuilder app, CancellationToken stopping) => app.Use(next => context => RunAsync(context, next, stopping));

    private static async Task RunAsync(HttpContext context, RequestDelegate next, CancellationToken stopping)
    {
        Stream wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await next(context);
        context.Response.Body = wire;

        string effect = context.Response.Headers[Marker].ToString();
        context.Response.Headers.Remove(Marker);
        ReadOnlyMemory<byte> bytes = answer.GetBuffer().AsMemory(0, (int)answer.Length);
        switch (effect)
        {
            case nameof(WireEffect.Reset):
                context.Abort();
                break;
            case nameof(WireEffect.Stall):
                await LeftAsync(context, stopping);
                context.Abort();
                break;
            case nameof(WireEffect.Cut):
                context.Response.ContentLength = bytes.Length;
                await WriteAsync(context, bytes[..(bytes.Length / 2)]);
                context.Abort();
                break;
            case nameof(WireEffect.Twice):
                context.Response.ContentLength = bytes.Length * 2;
                await WriteAsync(context, bytes);
                await WriteAsync(context, bytes);
                break;
            default:
                context.Response.ContentLength = bytes.Length;
                await WriteAsync(context, bytes);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > 0)
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    /// <summary>Ends when the caller has left or the twin stops.</summary>
    private static async Task LeftAsync(HttpContext context, CancellationToken stopping)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration byCaller = context.RequestAborted.Register(() => left.TrySetResult());
        using CancellationTokenRegistration byTwin = stopping.Register(() => left.TrySetResult());
        await left.Task;
    }
}
