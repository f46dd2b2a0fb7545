using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Console.Access;
using Gateway.Console.Api;
using Gateway.Console.Auditing;
using Gateway.Console.Privacy;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Orders;

/// <summary>
/// Around every call of the API that changes something: (1) a session's call carries a token against forged calls; (2) of somebody who signed in, the session says who orders;
/// (3) numbers of persons that somebody typed into the reason go no further; (4) what needs two persons becomes a request until somebody else approves it; (5) it is written into the audit trail with what came of it.
/// </summary>
internal sealed class OrderFilter(IAntiforgery forms, AuditTrail audit, RequestBook requests) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return await next(context);
        }

        var person = Person.Of(http.User);
        ApprovedOrder? approved = http.Items[ApprovedOrder.Item] as ApprovedOrder;
        if (!person.IsKey && approved is null && !await forms.IsRequestValidAsync(http))
        {
            return Results.Json(new Refusal("请在X-Csrf-Token中提供会话令牌。", "Send the token of your session in X-Csrf-Token (GET /api/session)."), statusCode: StatusCodes.Status400BadRequest);
        }

        string actor = approved?.Actor ?? person.Login;
        (string who, string reason) = Sign(context, person, actor);
        ConsoleAction? action = ConsoleActions.OfRoute((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        string name = action?.Name ?? $"{http.Request.Method} {http.Request.Path}";
        if (action is { NeedsTwo: true } && !person.IsKey && approved is null && !IsRehearsal(context))
        {
            PersonRequest request = requests.Add(action.Name, http.Request.Path, (IOrder)context.Arguments.First(argument => argument is IOrder)!, person.Login); // an action that needs two is an order
            audit.Append(who, name, http.Request.Path, reason, $"requested {request.Number}");
            return Results.Json(RequestAnswer.Of(request), statusCode: StatusCodes.Status202Accepted);
        }

        object? result = await next(context);
        int status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        audit.Append(who, name, http.Request.Path, reason, status < StatusCodes.Status300MultipleChoices ? "done" : $"refused {status}");
        return result;
    }

    /// <summary>Puts the session's login in the place of whatever the body said.</summary>
    private static (string Who, string Reason) Sign(EndpointFilterInvocationContext context, Person person, string actor)
    {
        for (int at = 0; at < context.Arguments.Count; at++)
        {
            if (context.Arguments[at] is IOrder order)
            {
                order = WithoutNumbers(person.IsKey ? order : order.By(actor));
                context.Arguments[at] = order;
                return (person.IsKey ? $"{person.Login} {order.Actor}".TrimEnd() : actor, order.Reason ?? "");
            }
        }

        return (actor, "");
    }

    /// <summary>The same order; its reason goes to the journal, to logs and health, and to everybody's pages.</summary>
    private static IOrder WithoutNumbers(IOrder order)
    {
        string reason = order.Reason ?? "", masked = PatientMask.Numbers(reason);
        if (masked == reason)
        {
            return order;
        }

        JsonNode body = JsonSerializer.SerializeToNode(order, order.GetType(), JsonSerializerOptions.Web)!; // an order is an object
        body["reason"] = masked;
        return (IOrder)body.Deserialize(order.GetType(), JsonSerializerOptions.Web)!; // it was one before
    }

    private static bool IsRehearsal(EndpointFilterInvocationContext context) => context.Arguments.Any(argument => argument is Api.UndoRequest { DryRun: true });
}
