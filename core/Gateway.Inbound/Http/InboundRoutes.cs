using Gateway.Inbound.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Inbound;

/// <summary>The HTTP address that senders call.</summary>
public static class InboundRoutes
{
    /// <summary>
    /// Maps <c>POST /in/{institution}/{source}</c>: header <c>X-Gateway-Key</c>, body = the message's bytes, whatever Content-Type says, except that of a <c>multipart/form-data</c> the part named by <c>?part=</c> is the message (without a name the only part, or the only file).
    /// The reply has the caller's media type where that is XML, JSON or text.
    /// Answers the reply's bytes with 200 done, 202 pending, 422 refused (these two 200 for SOAP and for sources in <see cref="HttpInboxOptions.AlwaysOk"/>), 413 too long, 503 busy (Retry-After); 401 and 404 carry an issue as JSON.
    /// <c>X-Gateway-Message-Id</c> names the journal's entry.
    /// </summary>
    public static IEndpointConventionBuilder MapInbound(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/in/{institution}/{source}", static (HttpContext context) => context.RequestServices.GetRequiredService<HttpInbox>().TakeAsync(context));
}
