using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Access;
using Gateway.Console.Api;

namespace Gateway.Console.Tests.Api;

public sealed class MappingBenchApiTests
{
    private static readonly FillOrder Order = new("zhang", "as the hospital says", "institution", "H99999900001", "fujian-ini@1.0", "sex", "9", "forward", "unknown", Release: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/mappings/institutions", HttpStatusCode.OK, "c0ffee00c0ffee00")]
    [InlineData("/api/mappings/diff?a=fujian-ini@1.0&b=fujian-ini@1.1", HttpStatusCode.OK, "The code means something else.")]
    [InlineData("/api/mappings/diff?a=nobody@1.0&b=fujian-ini@1.1", HttpStatusCode.NotFound, "There is no nobody@1.0.")]
    [InlineData("/api/mappings/whatif?draft=nobody@1.0", HttpStatusCode.NotFound, "There is no nobody@1.0.")]
    public async Task What_serves_and_what_differs_is_answered(string path, HttpStatusCode status, string text)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.GetAsync(path, Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(text, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_filled_in_by_somebody_who_may_map_and_by_nobody_else()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor mapper = await Visitor.SignedInAsync(desk, "li", Role.Mapper), viewer = await Visitor.SignedInAsync(desk, "wang", Role.Viewer);
        (string, string)[] fields = [("institution", "H99999900001"), ("source", "fujian-ini@1.0"), ("concept", "sex"), ("code", "9"), ("direction", "forward"), ("target", "unknown"), ("layer", "institution"), ("release", "on"), ("reason", "as the hospital says")];

        await viewer.SubmitAsync("/", "/do/mappings.fill?back=/mappings", fields);
        await mapper.SubmitAsync("/mappings", "/do/mappings.fill?back=/mappings", fields);

        Assert.Equal(Order with { Actor = "li" }, Assert.Single(desk.Bench.Filled));
    }

    [Fact]
    public async Task A_code_without_a_target_is_refused()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/mappings/unmapped/fill", Order with { Target = " " }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(desk.Bench.Filled);
    }

    [Fact]
    public async Task The_page_compares_two_versions_cell_by_cell()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        string page = await li.PageAsync("/mappings/compare?a=fujian-ini@1.0&b=fujian-ini@1.1");

        Assert.Contains("<del>male</del>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>female</ins>", page, StringComparison.Ordinal);
    }
}
