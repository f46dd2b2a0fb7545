using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Access;
using Gateway.Console.Api;
using Gateway.Console.Auditing;
using Gateway.Console.Orders;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Orders;

public sealed class OrderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_that_changes_something_is_an_action_of_the_console()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        IEnumerable<string> posts = desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)) // every route has a text
            .Where(endpoint => !endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET")) // and a method
            .Select(endpoint => endpoint.RoutePattern.RawText!); // as above

        Assert.Equal(ConsoleActions.All.Select(action => action.Path).Order(StringComparer.Ordinal), posts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Mapper)]
    public async Task Who_may_only_look_changes_nothing(Role role)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor visitor = await Visitor.SignedInAsync(desk, "li", role);

        await visitor.SubmitAsync("/messages", "/do/unknowns.ask?at=7&back=/messages", ("reason", "because"));

        Assert.Empty(desk.Unknowns.Orders);
    }

    [Fact]
    public async Task A_form_is_the_same_call_as_the_APIs_and_the_session_says_who_gave_the_order()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);

        HttpResponseMessage response = await li.SubmitAsync("/messages", "/do/unknowns.ask?at=7&back=/messages", ("reason", "because"), ("actor", "somebody else"));

        Assert.Equal((HttpStatusCode.SeeOther, "/messages"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Equal(("ask", "li", "because"), Assert.Single(desk.Unknowns.Orders.Select(order => (order.Action, order.Order.Actor, order.Order.Reason))));
        Assert.Contains("已查清", await li.PageAsync("/messages"), StringComparison.Ordinal);
        Assert.DoesNotContain("已查清", await li.PageAsync("/messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_without_its_token_orders_nothing()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);

        HttpResponseMessage call = await li.Client.PostAsJsonAsync("/api/unknowns/7/ask", new UnknownOrder("li", "because"), Token);
        await li.Client.PostAsync("/do/unknowns.ask?at=7&back=/", new FormUrlEncodedContent([KeyValuePair.Create("reason", "because")]), Token);

        Assert.Equal(HttpStatusCode.BadRequest, call.StatusCode);
        Assert.Empty(desk.Unknowns.Orders);
    }

    [Fact]
    public async Task A_program_takes_its_token_from_the_session_call()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);
        SessionAnswer session = (await li.Client.GetFromJsonAsync<SessionAnswer>("/api/session", Token))!; // a 200 carries one
        li.Client.DefaultRequestHeaders.Add("X-Csrf-Token", session.Token);

        HttpResponseMessage call = await li.Client.PostAsJsonAsync("/api/unknowns/7/ask", new UnknownOrder("", "because"), Token);

        Assert.Equal((HttpStatusCode.OK, "li"), (call.StatusCode, Assert.Single(desk.Unknowns.Orders).Order.Actor));
    }

    [Fact]
    public async Task A_reversal_waits_until_somebody_else_approves_it_and_then_carries_both_names()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);
        using Visitor wang = await Visitor.SignedInAsync(desk, "wang", Role.Operator);

        await li.SubmitAsync("/messages", "/do/unknowns.reverse?at=7&back=/messages", ("reason", "paid twice"));
        await li.SubmitAsync("/messages", "/do/requests.approve?at=1&back=/messages", ("reason", "mine"));
        Assert.Empty(desk.Unknowns.Orders);
        await wang.SubmitAsync("/messages", "/do/requests.approve?at=1&back=/messages", ("reason", "checked"));
        await wang.SubmitAsync("/messages", "/do/requests.approve?at=1&back=/messages", ("reason", "again"));

        Assert.Equal(("reverse", "li+wang", "paid twice"), Assert.Single(desk.Unknowns.Orders.Select(order => (order.Action, order.Order.Actor, order.Order.Reason))));
        IReadOnlyList<AuditRecord> records = desk.Services.GetRequiredService<AuditTrail>().List(new AuditFilter(Target: "/api/")).Records;
        Assert.Contains(records, record => record is { Actor: "li", Action: "unknowns.reverse", Result: "requested 1" });
        Assert.Contains(records, record => record is { Actor: "wang", Action: "requests.approve", Result: "done" });
        Assert.Contains(records, record => record is { Actor: "li+wang", Action: "unknowns.reverse", Result: "done" });
    }

    [Fact]
    public void Reversing_undoing_correcting_and_unmasking_need_a_second_person() =>
        Assert.Equal(["messages.edit", "messages.unmask", "unknowns.reverse", "visits.undo"], ConsoleActions.All.Where(action => action.NeedsTwo).Select(action => action.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/do/messages.edit?at=1&back=/messages", "content")]
    [InlineData("/do/visits.undo?at=H99999900001&at=MZ1&back=/messages", "to")]
    public async Task What_needs_two_is_not_done_by_one(string form, string field)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);

        await li.SubmitAsync("/messages", form, ("reason", "wrong sum"), (field, field == "to" ? "nothing" : "YWJj"));

        Assert.Empty(desk.Visits.Orders);
        Assert.Empty(desk.Jobs.Orders);
        Assert.Contains("wrong sum", await li.PageAsync("/requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_declined_or_a_day_old_is_never_done()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);
        await li.SubmitAsync("/messages", "/do/unknowns.reverse?at=7&back=/messages", ("reason", "one"));
        await li.SubmitAsync("/messages", "/do/unknowns.reverse?at=7&back=/messages", ("reason", "two"));

        await desk.Client.PostAsJsonAsync("/api/requests/1/decline", new DeskOrder("root", "no"), Token);
        HttpResponseMessage declined = await desk.Client.PostAsJsonAsync("/api/requests/1/approve", new DeskOrder("root", "yes"), Token);
        desk.Time.Advance(TimeSpan.FromHours(25));
        HttpResponseMessage old = await desk.Client.PostAsJsonAsync("/api/requests/2/approve", new DeskOrder("root", "yes"), Token);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (declined.StatusCode, old.StatusCode));
        Assert.Empty(desk.Unknowns.Orders);
    }

    [Fact]
    public async Task What_the_command_line_orders_with_the_key_is_done_at_once_and_written_down_with_the_name_that_was_given()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        await desk.Client.PostAsJsonAsync("/api/unknowns/7/reverse", new UnknownOrder("zhang", "because"), Token);

        Assert.Equal("zhang", Assert.Single(desk.Unknowns.Orders).Order.Actor);
        AuditRecord record = Assert.Single(desk.Services.GetRequiredService<AuditTrail>().List(new AuditFilter()).Records);
        Assert.Equal(("operator-key zhang", "unknowns.reverse", "/api/unknowns/7/reverse", "because", "done"), (record.Actor, record.Action, record.Target, record.Reason, record.Result));
    }
}
