using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gateway.Features.Bindings.World;

/// <summary>People with every role at their browsers: sign in by a set-up link, read pages, give orders.</summary>
public sealed partial class ConsoleVisitor(GatewayUnderTest gateway, OperatorView operators, Keys keys) : IDisposable
{
    private readonly Dictionary<string, HttpClient> browsers = new(StringComparer.Ordinal);
    private HttpClient? last;

    /// <summary>Signs in as a new administrator.</summary>
    public async Task SignInAsync(string login)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = gateway.Url };
        last = browsers[login] = http;
        using HttpResponseMessage made = await operators.SendAsync(HttpMethod.Post, "/api/users/setup-link", keys.Operator, JsonContent.Create(new { actor = "示范运维", reason = "首次登录" }));
        string link = (string)(await made.Content.ReadFromJsonAsync<JsonObject>())!["link"]!; // the answer holds one
        string door = await http.GetStringAsync(link);
        KeyValuePair<string, string>[] fields = [new("token", link.Split('=')[1]), new("login", login), new("name", "示范运维"), new("password", RandomKey.Next()), new("__RequestVerificationToken", Token().Match(door).Groups["token"].Value)];
        using HttpResponseMessage entered = await http.PostAsync("/door/setup", new FormUrlEncodedContent(fields));
        Assert.Equal("/", entered.Headers.Location?.ToString());
    }

    /// <summary>Chinese (<c>zh</c>) or English (<c>en</c>) from here on.</summary>
    public Task SpeakAsync(string language) => Signed.GetAsync(new Uri($"/switch?language={language}", UriKind.Relative));

    /// <summary>Every page that a page leads to, beginning with the first; each once.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PagesAsync()
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        var ahead = new Queue<string>(["/"]);
        while (ahead.TryDequeue(out string? path))
        {
            if (pages.ContainsKey(path))
            {
                continue;
            }

            using HttpResponseMessage response = await Signed.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
            pages.Add(path, await response.Content.ReadAsStringAsync());
            foreach (string link in Link().Matches(pages[path]).Select(match => WebUtility.HtmlDecode(match.Groups["path"].Value).Split('#')[0]).Where(link => IsPage(link) && !pages.ContainsKey(link)))
            {
                ahead.Enqueue(link);
            }
        }

        return pages;
    }

    /// <summary>Gives an order of the API in somebody's session.</summary>
    /// <param name="more">What the order says beside who and why.</param>
    public async Task<Reply> PostAsync(string login, string path, string reason, params (string Name, string Value)[] more)
    {
        HttpClient http = browsers[login];
        JsonNode session = JsonNode.Parse(await http.GetStringAsync("/api/session"))!; // it says who is signed in
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new JsonObject([new("actor", ""), new("reason", reason), .. more.Select(member => new KeyValuePair<string, JsonNode?>(member.Name, member.Value))])), Headers = { { "X-Csrf-Token", (string)session["token"]! } } }; // a session has one
        using HttpResponseMessage response = await http.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    /// <summary>Reads something of the API in somebody's session.</summary>
    public async Task<Reply> GetAsync(string login, string path)
    {
        using HttpResponseMessage response = await browsers[login].GetAsync(new Uri(path, UriKind.Relative));
        return await Reply.ReadAsync(response);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (HttpClient browser in browsers.Values)
        {
            browser.Dispose();
        }
    }

    private HttpClient Signed => last ?? throw new InvalidOperationException("Nobody signed in yet.");

    private static bool IsPage(string link) => link.Length > 0 && !link.StartsWith("/switch", StringComparison.Ordinal) && !link.StartsWith("/door", StringComparison.Ordinal) && !link.StartsWith("/api", StringComparison.Ordinal) && !link.StartsWith("/assets", StringComparison.Ordinal) && !link.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("(?:href|data-href)=\"(?<path>/(?!/)[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Link();
}
