using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Host.Composition;

/// <summary>While the journal is away, operators are told so at once: what they ask would wait for it. Senders, health and metrics have answers of their own.</summary>
internal static class JournalGate
{
    private static readonly PathString[] Own = ["/in", "/health", "/metrics"];

    public static void UseJournalGate(this WebApplication app)
    {
        var journal = app.Services.GetRequiredService<IServiceProvider>();
        app.Use((context, next) => (journal.GetRequiredService<IJournal>() as DurableJournal)?.Away is { } away && !Own.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
            ? TellAsync(context.Response, away)
            : next(context));
    }

    private static Task TellAsync(HttpResponse response, JournalAwayException away)
    {
        IssueCode code = IssueCodes.JournalUnavailable;
        (response.StatusCode, response.ContentType) = (StatusCodes.Status503ServiceUnavailable, "text/plain; charset=utf-8");
        response.Headers.RetryAfter = "5";
        return response.WriteAsync($"{code.Id} {code.Chinese} {code.English} {away.Message}", response.HttpContext.RequestAborted);
    }
}
