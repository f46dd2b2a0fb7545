using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.People;

namespace Gateway.Host.Tests.Walkthrough.Operating;

/// <summary><c>gateway demo --training</c> as a process of its own, with three people who are signed in to its console.</summary>
internal sealed class TrainingDemo : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, ConsolePerson> people = new(StringComparer.Ordinal);
    private Process? process;

    /// <summary>Where commands are typed.</summary>
    public string Folder => folder.In("training");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ConsolePerson this[string login] => people[login];

    public static async Task<TrainingDemo> StartAsync(string language)
    {
        var demo = new TrainingDemo();
        string[] arguments = [Path.Combine(HostFolder.Output, "gateway.dll"), "demo", "--training", demo.Folder];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = demo.folder.Path, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["GATEWAY_MAPPINGS"] = HostFolder.Mappings;
        demo.process = Process.Start(start) ?? throw new InvalidOperationException("Expected dotnet on the path.");
        string link = await demo.process.StandardOutput.ReadLineAsync(Token) ?? "";
        Assert.StartsWith("Console", link, StringComparison.Ordinal);
        await demo.LetInAsync(new Uri(link[link.IndexOf("http", StringComparison.Ordinal)..]), language);
        return demo;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ConsolePerson person in people.Values)
        {
            person.Dispose();
        }

        process?.Kill();
        await (process?.WaitForExitAsync(CancellationToken.None) ?? Task.CompletedTask);
        process?.Dispose();
        folder.Dispose();
    }

    private async Task LetInAsync(Uri link, string language)
    {
        people["root"] = await ConsolePerson.ByLinkAsync(link, "root", language);
        using var http = new HttpClient { BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)) };
        http.DefaultRequestHeaders.Add("X-Operator-Key", (await File.ReadAllTextAsync(Path.Combine(Folder, "data", "operator.key"), Token)).Trim());
        foreach (string login in (string[])["li", "wang"])
        {
            (await http.PostAsJsonAsync("/api/users", new { actor = "root", reason = "training", login, roles = "operator,mapper" }, Token)).EnsureSuccessStatusCode();
            HttpResponseMessage answer = await http.PostAsJsonAsync("/api/users/setup-link", new { actor = "root", reason = "training", login }, Token);
            string path = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["link"]!; // a 200 carries one
            people[login] = await ConsolePerson.ByLinkAsync(new Uri(link, path), login, language);
        }
    }
}
