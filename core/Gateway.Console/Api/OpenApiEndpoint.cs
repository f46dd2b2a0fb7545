using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Gateway.Console.Orders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/openapi.json</c>: every call of the API as OpenAPI 3.1, made from the routes that serve.</summary>
internal static class OpenApiEndpoint
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };

    public static void Map(RouteGroupBuilder api) => api.MapGet("/openapi.json", (EndpointDataSource routes) => Results.Json(Document(routes)));

    internal static JsonObject Document(EndpointDataSource routes)
    {
        var paths = new JsonObject();
        foreach (RouteEndpoint endpoint in routes.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true))
        {
            string path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(Segment));
            JsonObject item = paths[path] as JsonObject ?? [];
            paths[path] = item;
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            {
                item[method.ToLowerInvariant()] = Operation(endpoint, method, path);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Gateway", ["version"] = "1", ["description"] = $"Send the operator's key in {MessageEndpoints.KeyHeader}; or sign in and send X-Csrf-Token (GET /api/session) with every POST." },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = MessageEndpoints.KeyHeader } } },
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
        };
    }

    private static JsonObject Operation(RouteEndpoint endpoint, string method, string path)
    {
        ConsoleAction? action = method == HttpMethods.Post ? ConsoleActions.OfRoute(endpoint.RoutePattern.RawText) : null;
        ParameterInfo[] handler = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];
        var operation = new JsonObject
        {
            ["operationId"] = action?.Name ?? method.ToLowerInvariant() + path["/api".Length..].Replace("/", ".", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
            ["summary"] = action is null ? path : $"{action.Label.English}{(action.NeedsTwo ? " (a second person approves)" : "")}; needs {action.Right}",
            ["parameters"] = new JsonArray([.. endpoint.RoutePattern.Parameters.Select(place => Parameter(place.Name, "path")), .. handler.SelectMany(parameter => Query(parameter, endpoint.RoutePattern))]),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "Done; JSON." }, ["default"] = new JsonObject { ["description"] = "JSON with 'fault': what was expected." } },
        };
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Web.GetJsonSchemaAsNode(body) } } };
        }

        return operation;
    }

    private static IEnumerable<JsonNode> Query(ParameterInfo parameter, RoutePattern route)
    {
        bool isList = parameter.GetCustomAttribute<AsParametersAttribute>() is not null;
        IEnumerable<(string Name, Type Type)> members = isList ? parameter.ParameterType.GetProperties().Select(member => (member.Name, member.PropertyType)) : [(parameter.Name!, parameter.ParameterType)]; // a handler's parameter has a name
        return members.Where(member => IsSimple(member.Type) && route.GetParameter(member.Name) is null && parameter.GetCustomAttribute<Microsoft.AspNetCore.Mvc.FromHeaderAttribute>() is null)
            .Select(member => Parameter(JsonNamingPolicy.CamelCase.ConvertName(member.Name), "query"));
    }

    private static bool IsSimple(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { } plain && (plain == typeof(string) || plain == typeof(int) || plain == typeof(long) || plain == typeof(bool) || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly));

    private static JsonObject Parameter(string name, string place) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = place == "path", ["schema"] = new JsonObject { ["type"] = "string" } };

    private static string Segment(RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(part => part is RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : ((RoutePatternLiteralPart)part).Content)); // the API's routes have no separators
}
