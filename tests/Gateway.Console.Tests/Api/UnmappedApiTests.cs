using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Views;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Console.Tests.Api;

public sealed class UnmappedApiTests : IDisposable
{
    private const string Hospital = "H99999900001";
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly UnmappedNote Department = new("platform:nhsa", "1.0", "caty", "呼吸科", IsBack: false, null, UnmappedOutcome.Parked, "2201.csv:7", new DateOnly(2026, 3, 2));
    private readonly DirectoryInfo mappings = Directory.CreateTempSubdirectory("mappings-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => mappings.Delete(recursive: true);

    [Fact]
    public async Task A_line_says_what_is_unknown_how_often_and_which_codes_have_a_like_name()
    {
        await using ConsoleDesk desk = await StartAsync();
        long id = await NotedAsync(desk, Department);

        UnmappedView line = Assert.Single(await ListAsync(desk, ""));

        Assert.Equal((Hospital, "999999", "platform:nhsa", "1.0", "caty", "呼吸科", "forward"), (line.Institution, line.Area, line.Source, line.Version, line.Concept, line.Code, line.Direction));
        Assert.Equal(("parked", "open", 1, 0, id, "2201.csv:7"), (line.Action, line.State, line.Messages, line.Waiting, line.LastMessage, line.TableRow));
        Assert.Equal((Morning, Morning, new DateOnly(2026, 3, 2)), (line.FirstSeen, line.LastSeen, line.ServiceDate));
        Assert.Equal(new CodeSuggestion("A03.01", "呼吸内科", 66), Assert.Single(line.Suggestions));
    }

    [Fact]
    public async Task A_code_that_the_serving_tables_know_by_now_is_mapped_without_anybody_writing_it()
    {
        await using ConsoleDesk desk = await StartAsync();
        await NotedAsync(desk, Department, Department with { Code = "A03.01" });

        Assert.Equal(("A03.01", "mapped"), Only(await ListAsync(desk, "?state=mapped")));
        Assert.Equal(("呼吸科", "open"), Only(await ListAsync(desk, "?state=open")));
        Assert.Empty(Assert.Single(await ListAsync(desk, "?state=mapped")).Suggestions);
    }

    [Theory]
    [InlineData("?concept=caty", 1)]
    [InlineData("?concept=sex", 0)]
    [InlineData("?institution=H99999900001&source=platform:nhsa", 1)]
    [InlineData("?source=fujian-ini", 0)]
    public async Task The_list_can_be_restricted(string query, int lines)
    {
        await using ConsoleDesk desk = await StartAsync();
        await NotedAsync(desk, Department);

        Assert.Equal(lines, (await ListAsync(desk, query)).Count);
    }

    [Theory]
    [InlineData("?state=lost", "state is open or mapped.")]
    [InlineData("?limit=0", "limit is 1 to 10000.")]
    public async Task A_filter_that_cannot_be_read_is_answered_with_what_was_expected(string query, string sentence)
    {
        await using ConsoleDesk desk = await StartAsync();

        HttpResponseMessage response = await desk.Client.GetAsync($"/api/mappings/unmapped{query}", Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(sentence, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parked_messages_of_a_code_are_named()
    {
        await using ConsoleDesk desk = await StartAsync();
        long id = await NotedAsync(desk, Department);
        await desk.Journal.AppendAsync(id, new JournalFact.Parked([]), new FactOrigin("gateway", "Unmapped code", Morning), Token);
        string query = $"institution={Hospital}&source=platform:nhsa&concept=caty&code={Uri.EscapeDataString("呼吸科")}";

        Assert.Equal([id], (await desk.Client.GetFromJsonAsync<WaitingView>($"/api/mappings/unmapped/waiting?{query}", Token))!.Messages);
        Assert.Empty((await desk.Client.GetFromJsonAsync<WaitingView>($"/api/mappings/unmapped/waiting?{query}&direction=back", Token))!.Messages);
    }

    [Fact]
    public async Task Without_the_key_the_list_is_not_shown()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync("wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.Client.GetAsync("/api/mappings/unmapped", Token)).StatusCode);
    }

    private async Task<ConsoleDesk> StartAsync()
    {
        await WriteAsync("national/codesystems/caty.csv", "code,display\nA03.01,呼吸内科\nA04,外科\n");
        await WriteAsync($"institutions/{Hospital}/institution.yaml", $"code: {Hospital}\nname: 示范医院\narea: \"999999\"\nsources: []\n");
        ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Catalog = MappingCatalog.Load(mappings.FullName, new ConsoleDesk.NoAdapters());
        return desk;
    }

    private async Task WriteAsync(string name, string text)
    {
        string path = Path.Combine(mappings.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // below the folder
        await File.WriteAllTextAsync(path, text, Token);
    }

    private static async Task<long> NotedAsync(ConsoleDesk desk, params UnmappedNote[] codes)
    {
        long id = (await desk.Journal.RecordAsync(new Arrival(Hospital, "fujian-ini", "test", Morning, "arrival"u8.ToArray()), Token)).MessageId;
        await desk.Journal.NoteUnmappedAsync(id, [.. codes], Morning, Token);
        return id;
    }

    private static async Task<IReadOnlyList<UnmappedView>> ListAsync(ConsoleDesk desk, string query) =>
        (await desk.Client.GetFromJsonAsync<UnmappedListView>($"/api/mappings/unmapped{query}", Token))!.Codes; // a 200 carries a list

    private static (string Code, string State) Only(IReadOnlyList<UnmappedView> lines) => (Assert.Single(lines).Code, lines[0].State);
}
