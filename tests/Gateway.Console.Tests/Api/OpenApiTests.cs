using System.Text.Json.Nodes;
using Gateway.Console.Orders;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_holds_every_call_that_serves_with_its_places_queries_and_bodies()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        int routes = desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Count(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)); // a route has a text

        JsonObject document = JsonNode.Parse(await desk.Client.GetStringAsync("/api/openapi.json", TestContext.Current.CancellationToken))!.AsObject(); // a 200 carries it
        JsonObject[] operations = [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!.AsObject()))]; // as the format says

        Assert.Equal(routes, operations.Length);
        Assert.Equal(operations.Length, operations.Select(operation => (string)operation["operationId"]!).Distinct(StringComparer.Ordinal).Count()); // each has one
        Assert.Empty(ConsoleActions.All.Select(action => action.Name).Except(operations.Select(operation => (string)operation["operationId"]!), StringComparer.Ordinal)); // as above
        JsonNode list = document["paths"]!["/api/messages"]!["get"]!; // the list is there
        Assert.Contains("q", list["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!)); // each has a name
        JsonNode order = document["paths"]!["/api/messages/{id}/retry"]!["post"]!; // the order is there
        Assert.NotNull(order["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["reason"]); // an order says why
    }
}
