using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Http.Json;
using Gateway.Console.Api;
using Gateway.Host.Demo.Training;

namespace Gateway.Host.Cli;

/// <summary>Talks to a running gateway's operator API.</summary>
internal sealed class OperatorClient : IDisposable
{
    public const string KeyVariable = "GATEWAY_OPERATOR_KEY";

    private static readonly Uri UsualUrl = new("http://127.0.0.1:8080");
    private static readonly Option<Uri?> Url = new("--url") { Description = $"Address of the running gateway. Default: of a gateway in training with this data folder, else {UsualUrl.GetLeftPart(UriPartial.Authority)}.", CustomParser = Address, Recursive = true };
    private static readonly Option<string?> Key = new("--key") { Description = $"The operator's key; else the variable {KeyVariable}, else operator.key in the data folder.", Recursive = true };
    private static readonly Option<string> Data = new("--data") { Description = "The gateway's data folder, where a key made at first start lies.", DefaultValueFactory = _ => "data", Recursive = true };

    private readonly HttpClient http;

    private OperatorClient(Uri url, string key)
    {
        http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Add(MessageEndpoints.KeyHeader, key);
        http.DefaultRequestHeaders.Add(ContentEndpoint.ActorHeader, Uri.EscapeDataString(Environment.UserName)); // a header is ASCII
    }

    public static void AddOptions(Command command)
    {
        command.Options.Add(Url);
        command.Options.Add(Key);
        command.Options.Add(Data);
    }

    /// <summary>The gateway's data folder.</summary>
    public static string DataOf(ParseResult parsed) => parsed.GetRequiredValue(Data);

    /// <summary>The gateway's data folder, if the command says so.</summary>
    public static string? GivenDataOf(ParseResult parsed) => parsed.GetResult(Data) is { Implicit: false } ? parsed.GetValue(Data) : null;

    public static OperatorClient For(ParseResult parsed)
    {
        string file = Path.Combine(parsed.GetRequiredValue(Data), "operator.key");
        string? key = parsed.GetValue(Key) ?? Environment.GetEnvironmentVariable(KeyVariable) ?? (File.Exists(file) ? File.ReadAllText(file).Trim() : null);
        return new OperatorClient(parsed.GetValue(Url) ?? TrainingCard.Of(DataOf(parsed))?.Gateway ?? UsualUrl, key ?? "");
    }

    /// <summary>Says why, with every call; nothing where there is no reason.</summary>
    public OperatorClient Because(string? reason)
    {
        if (!string.IsNullOrWhiteSpace(reason))
        {
            http.DefaultRequestHeaders.Add(ContentEndpoint.ReasonHeader, Uri.EscapeDataString(reason)); // a header is ASCII
        }

        return this;
    }

    /// <summary>Asks and hands the answer on; a fault of the other side becomes a sentence on stderr and exit code 1.</summary>
    public Task<int> CallAsync(HttpMethod method, string path, object? body, Func<HttpContent, Task> show, CancellationToken cancellationToken) => CallAsync(method, path, body, show, null, cancellationToken);

    /// <summary>The same; what the other side answers when it refuses (409) is shown in its own way.</summary>
    public async Task<int> CallAsync(HttpMethod method, string path, object? body, Func<HttpContent, Task> show, Func<HttpContent, Task>? showRefusal, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                await show(response.Content);
                return GatewayCommand.Done;
            }

            if (response.StatusCode == System.Net.HttpStatusCode.Conflict && showRefusal is not null)
            {
                await showRefusal(response.Content);
                return GatewayCommand.Failed;
            }

            await System.Console.Error.WriteLineAsync($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
        catch (HttpRequestException unreachable)
        {
            await System.Console.Error.WriteLineAsync($"No gateway answers at {http.BaseAddress}: {unreachable.Message} Start one with 'gateway run', or name it with --url.");
        }

        return GatewayCommand.Failed;
    }

    public void Dispose() => http.Dispose();

    private static Uri? Address(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        given.AddError($"'{given.Tokens[0].Value}' is no address: expected one such as http://127.0.0.1:8080.");
        return null;
    }
}
