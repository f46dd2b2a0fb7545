using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Keys of institutions, and what needs two persons.</summary>
[Binding]
public sealed class AccessSteps(GatewayUnderTest gateway, OperatorView operators, ConsoleVisitor visitor, HttpSender sender, ScenarioFolder folder, Replies replies, Keys keys)
{
    private readonly List<(string Id, string Clear)> issued = [];

    [Given("管理员为机构{string}签发用途为{string}的密钥")]
    [When("管理员为机构{string}签发用途为{string}的密钥")]
    public async Task Issues(string institution, string use)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, "/api/keys", keys.Operator, JsonContent.Create(new { actor = "示范管理员", reason = "换密钥", institution, use }));
        string text = await response.Content.ReadAsStringAsync();
        replies.Add(new Reply((int)response.StatusCode, System.Text.Encoding.UTF8.GetBytes(text), 0));
        if (response.IsSuccessStatusCode)
        {
            JsonNode key = JsonNode.Parse(text)!; // a key
            issued.Add(((string)key["id"]!, (string)key["key"]!)); // with its number
        }
    }

    [When("医院用第 {int} 个签发的密钥发送样例{string}")]
    public Task Sends(int number, string sample)
    {
        Sample named = Sample.Named(sample);
        return sender.SendAsync(gateway.Url, new(Keys.Hospital, named.Source, named.Bytes), issued[number - 1].Clear);
    }

    [When("管理员收回第 {int} 个签发的密钥")]
    public Task Revokes(int number) => AskAsync(HttpMethod.Post, $"/api/keys/{issued[number - 1].Id}/revoke", keys.Operator, "X-Operator-Key", JsonContent.Create(new { actor = "示范管理员", reason = "已换好" }));

    [When("机构的程序用第 {int} 个签发的密钥查看{string}")]
    public Task Reads(int number, string path) => AskAsync(HttpMethod.Get, path, issued[number - 1].Clear, "X-Api-Key", null);

    [Then("网关的数据文件夹里找不到签发的密钥")]
    public void KeepsNoKey() => Assert.All(issued, key => Assert.DoesNotContain(
        Directory.EnumerateFiles(folder["data"], "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)), file => Text(file).Contains(key.Clear.Split('_')[2], StringComparison.Ordinal)));

    [Given("控制台用户{word}已登录")]
    [When("控制台用户{word}已登录")]
    public Task SignsIn(string login) => visitor.SignInAsync(login);

    [When("用户{word}以{string}为由申请查看该报文的未脱敏内容")]
    public async Task AsksToSee(string login, string reason) => replies.Add(await visitor.PostAsync(login, $"/api/messages/{replies.LastMessageId}/unmask", reason));

    [When("用户{word}批准第 {int} 个申请")]
    public async Task Approves(string login, int number) => replies.Add(await visitor.PostAsync(login, $"/api/requests/{number}/approve", "已核对"));

    [When("用户{word}查看该报文的原文")]
    public async Task Looks(string login) => replies.Add(await visitor.GetAsync(login, $"/api/messages/{replies.LastMessageId}/bytes?part=arrival"));

    [Then("运维命令查看第 {int} 个申请时显示{string}和{string}")]
    public async Task ShowsRequest(int number, string one, string other)
    {
        Executable.Run run = await Executable.RunAsync("requests", "show", number.ToString(System.Globalization.CultureInfo.InvariantCulture), "--url", gateway.Url.ToString(), "--key", keys.Operator);
        string text = System.Text.Encoding.UTF8.GetString(run.Output);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(one, text, StringComparison.Ordinal);
        Assert.Contains(other, text, StringComparison.Ordinal);
    }

    [Then("审计记录中{string}的原因为{string}")]
    public async Task IsRecorded(string action, string reason)
    {
        JsonArray records = JsonNode.Parse(await operators.TextAsync($"/api/audit?action={action}"))!["records"]!.AsArray(); // a page has records
        Assert.Contains(records, record => (string?)record!["reason"] == reason);
    }

    private async Task AskAsync(HttpMethod method, string path, string key, string header, HttpContent? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(gateway.Url, path)) { Content = body, Headers = { { header, key } } };
        using HttpResponseMessage response = await http.SendAsync(request);
        replies.Add(await Reply.ReadAsync(response));
    }

    private static string Text(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)); // the gateway is still writing
        return reader.ReadToEnd();
    }
}
