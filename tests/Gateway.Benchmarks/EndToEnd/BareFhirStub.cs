using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gateway.Benchmarks.EndToEnd;

/// <summary>A FHIR server that does nothing: counts the entries of what comes and says that all were done. Costs little, so that the gateway is what is measured.</summary>
internal sealed class BareFhirStub : IAsyncDisposable
{
    private readonly WebApplication app;
    private long calls;

    public BareFhirStub(int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.ListenLocalhost(port));
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Transactions answered so far.</summary>
    public long Calls => Interlocked.Read(ref calls);

    public Task StartAsync(CancellationToken cancellationToken) => app.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        byte[] answer = Encoding.UTF8.GetBytes(Answer(body.GetBuffer().AsSpan(0, (int)body.Length).Count("\"fullUrl\""u8)));
        context.Response.ContentType = "application/fhir+json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        Interlocked.Increment(ref calls);
    }

    private static string Answer(int entries) =>
        $$"""{"resourceType":"Bundle","type":"transaction-response","entry":[{{string.Join(',', Enumerable.Repeat("""{"response":{"status":"200 OK"}}""", entries))}}]}""";
}
