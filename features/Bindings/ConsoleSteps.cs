using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.People;

namespace Gateway.Features.Bindings;

/// <summary>People at the console: who may come in, what the pages show them, what they press. <c>本报文</c> in a page's path is the number of the message that was answered last.</summary>
[Binding]
public sealed class ConsoleSteps(GatewayUnderTest gateway, OperatorView operators, ScenarioFolder folder, Replies replies, Keys keys) : IDisposable
{
    private const string Administrator = "root";

    private readonly Dictionary<string, ConsolePerson> people = new(StringComparer.Ordinal);

    [Given("用户{string}已登录控制台，角色为{string}")]
    public async Task SignsIn(string login, string roles)
    {
        if (people.Count == 0)
        {
            people[Administrator] = await ConsolePerson.ByLinkAsync(await LinkAsync(null), Administrator, "zh"); // there is one before there are others
        }

        await OrderAsync("/api/users", new { actor = "示范运维", reason = "新用户", login, roles });
        people[login] = await ConsolePerson.ByLinkAsync(await LinkAsync(login), login, "zh");
    }

    [When("用户{string}改为角色{string}")]
    public Task Changes(string login, string roles) => OrderAsync("/api/users", new { actor = "示范运维", reason = "调岗", login, roles });

    [When("用户{string}被停用")]
    public Task IsDisabled(string login) => OrderAsync("/api/users", new { actor = "示范运维", reason = "离岗", login, roles = "viewer", disabled = true });

    [When("{string}用密码{string}登录")]
    public Task TriesPassword(string login, string password)
    {
        people.GetValueOrDefault(login)?.Dispose();
        people[login] = new ConsolePerson(gateway.Url); // another browser; the gateway may have been started again
        return people[login].SignInAsync(login, password);
    }

    [When("{string}用密码{string}登录 {int} 次")]
    public async Task TriesPasswordOften(string login, string password, int times)
    {
        for (int time = 0; time < times; time++)
        {
            await TriesPassword(login, password);
        }
    }

    [When("{string}打开页面{string}")]
    public Task Opens(string login, string page) => PersonOf(login).OpenAsync(PathOf(page));

    [When("{string}改看{word}文")]
    public async Task Switches(string login, string language) => await PersonOf(login).OpenAsync($"/switch?language={(language == "英" ? "en" : "zh")}&back=/");

    [When("{string}在页面{string}按{string}，填写{string}")]
    public async Task Presses(string login, string page, string button, string fields)
    {
        await Opens(login, page);
        await PressesHere(login, button, fields);
    }

    [When("{string}按{string}，填写{string}")]
    public async Task PressesHere(string login, string button, string fields) =>
        Assert.Null(await PersonOf(login).PressAsync(button, string.Join('，', fields.Split('，').Select(field => field.Split('=')).Select(field => $"{field[0]} `{field[^1]}`"))));

    [When("有人改动了审计文件的第 {int} 条")]
    public void TampersWith(int record)
    {
        string file = Path.Combine(folder["data"], "console", "audit.jsonl");
        string[] lines = File.ReadAllLines(file);
        lines[record - 1] = lines[record - 1].Replace("\"reason\":\"", "\"reason\":\"不是", StringComparison.Ordinal);
        File.WriteAllLines(file, lines);
    }

    [Then("{string}看到{string}")]
    public Task Sees(string login, string words) => SeesWithin(login, 20, words);

    [Then("{string}在 {int} 秒内看到{string}")]
    public async Task SeesWithin(string login, int seconds, string words)
    {
        ConsolePerson person = PersonOf(login);
        string said = Filled(words);
        try
        {
            await Eventually.FindAsync(said, async () =>
            {
                if (!person.Sees(said))
                {
                    await person.LookAgainAsync();
                }

                return person.Sees(said) ? said : null;
            }, TimeSpan.FromSeconds(seconds));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{login} does not see '{said}' but: {person.Text}");
        }
    }

    [Then("{string}看不到{string}")]
    public void SeesNo(string login, string words) => Assert.False(PersonOf(login).Sees(Filled(words)), PersonOf(login).Text);

    [Then("{string}的页面上没有按钮{string}")]
    public void HasNoButton(string login, string button) => Assert.False(PersonOf(login).HasButton(button), PersonOf(login).Text);

    [Then("{string}的页面上有按钮{string}")]
    public void HasButton(string login, string button) => Assert.True(PersonOf(login).HasButton(button), PersonOf(login).Text);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ConsolePerson person in people.Values)
        {
            person.Dispose();
        }
    }

    // Who did not sign in yet stands at the door.
    private ConsolePerson PersonOf(string login) => people.TryGetValue(login, out ConsolePerson? known) ? known : people[login] = new ConsolePerson(gateway.Url);

    private string PathOf(string page) => page.Replace("本报文", replies.LastMessageId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private string Filled(string words) => PathOf(words);

    private async Task<Uri> LinkAsync(string? login)
    {
        JsonNode answer = await OrderAsync("/api/users/setup-link", new { actor = "示范运维", reason = "首次登录", login });
        return new Uri(gateway.Url, (string)answer["link"]!); // the answer holds one
    }

    private async Task<JsonNode> OrderAsync(string path, object order)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, path, keys.Operator, JsonContent.Create(order));
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!; // a 200 carries one
    }
}
