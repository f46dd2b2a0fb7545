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
    /// Maps <c>POST /in/{institution}/{source}</c>: header <c>X-Gateway-Key</c>, body = the message's bytes, whatever Content-Type says.
    /// Answers the reply's bytes with 200 done, 202 pending, 422 refused, 413 too long, 503 busy (Retry-After); 401 and 404 carry an issue as JSON.
    /// <c>X-Gateway-Message-Id</c> names the journal's entry.
    /// </summary>
    public static IEndpointConventionBuilder MapInbound(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/in/{institution}/{source}", static (HttpContext context) => context.RequestServices.GetRequiredService<HttpInbox>().TakeAsync(context));
}
