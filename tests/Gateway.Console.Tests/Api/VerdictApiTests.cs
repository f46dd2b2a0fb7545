using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Console.Tests.Api;

public sealed class VerdictApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_shown_with_who_failed_and_what_to_do()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Verdict = new Verdict(Party.Mapping, "2204 x: -1", "补上该项目。", "Add the item.");
        long id = await desk.RefusedAsync();

        JsonElement verdict = (await desk.Client.GetFromJsonAsync<JsonElement>($"/api/messages/{id}", Token)).GetProperty("verdict");

        Assert.Equal(("mapping", "映射表", "补上该项目。", "Add the item."), (Text(verdict, "party"), Text(verdict, "partyChinese"), Text(verdict, "chinese"), Text(verdict, "english")));
    }

    [Fact]
    public async Task Texts_are_added_up_over_institutions_and_those_that_a_table_knows_by_now_are_gone()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long first = await desk.AcceptedAsync(), second = await desk.RefusedAsync();
        UnmappedNote text = new(UnmappedFilter.AnswersOf + "nhsa", "", "2207", "账户…,已冻结", true, null, UnmappedOutcome.Kept, "errors.csv", null);
        await desk.Journal.NoteUnmappedAsync(first, [text, text with { Code = "known" }], TimeProvider.System.GetUtcNow(), Token);
        await desk.Journal.NoteUnmappedAsync(second, [text], TimeProvider.System.GetUtcNow(), Token);

        AnswerTextListView list = (await desk.Client.GetFromJsonAsync<AnswerTextListView>("/api/platform/texts?transaction=2207", Token))!; // a 200 carries a list

        AnswerTextView line = Assert.Single(list.Texts);
        Assert.Equal(("nhsa", "2207", 2L, second), (line.Destination, line.Transaction, line.Messages, line.LastMessage));
        Assert.Equal("2207,\"账户…,已冻结\",refused,sender,,,", line.Row);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
