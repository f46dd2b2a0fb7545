using System.Collections.Immutable;
using Gateway.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/sessions</c>: which operators are signed in at which destination.</summary>
internal static class SessionEndpoints
{
    private const int Shown = 4;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/sessions", (HttpContext context) => Results.Ok((ImmutableArray<OperatorSessionView>)[.. context.RequestServices.GetRequiredService<DeliveryEngine>().Sessions().Select(Of)]));

    private static OperatorSessionView Of(SessionView session) => new(
        session.Key.Destination,
        session.Key.Institution,
        session.Key.Operator,
        session.State switch
        {
            SessionState.SignedIn => "signed-in",
            SessionState.SigningIn => "signing-in",
            SessionState.Ended => "ended",
            _ => "none",
        },
        session.Day,
        session.Number is { Length: > Shown } number ? $"…{number[^Shown..]}" : session.Number,
        session.SigningIn);
}

/// <summary>One operator's session.</summary>
/// <param name="State"><c>signed-in</c>, <c>signing-in</c>, <c>ended</c> (renewed when it is needed next) or <c>none</c>.</param>
/// <param name="Day">The day in China for which it was given.</param>
/// <param name="Number">The end of its number.</param>
/// <param name="MessageId">The message that signs in now.</param>
public sealed record OperatorSessionView(string Destination, string Institution, string Operator, string State, DateOnly? Day, string? Number, long? MessageId);
