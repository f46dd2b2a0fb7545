using Gateway.Console.Access;

namespace Gateway.Console.Tests.Shell;

public sealed class FindBoxTests
{
    [Theory]
    [InlineData("GH1", "/messages/1")]
    [InlineData(ConsoleDesk.MsgId, "/messages/1")]
    [InlineData("2", "/messages/2")]
    [InlineData("state:parked", "/messages?q=state%3Aparked")]
    [InlineData("nobody", "/messages?q=nobody")]
    public async Task A_number_that_fits_one_message_opens_it_and_everything_else_is_a_list(string text, string place)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.AcceptedAsync();
        await desk.RefusedAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        HttpResponseMessage answer = await li.Client.GetAsync($"/find?q={Uri.EscapeDataString(text)}", TestContext.Current.CancellationToken);

        Assert.Equal(place, answer.Headers.Location?.ToString());
    }
}
