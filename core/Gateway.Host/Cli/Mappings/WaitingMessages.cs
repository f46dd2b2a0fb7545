using System.Collections.Immutable;
using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;
using Gateway.Console.Views;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary>The parked messages that waited for codes which now have rows: named, or with <c>--retry</c> sent on.</summary>
internal static class WaitingMessages
{
    private static readonly Option<bool> Retry = new("--retry") { Description = "Let the parked messages that waited for these codes go on, once the gateway serves the new rows." };
    private static readonly Option<bool> Offline = new("--offline") { Description = "Ask no gateway for waiting messages." };

    public static void AddOptions(Command command)
    {
        command.Options.Add(Retry);
        command.Options.Add(Offline);
    }

    /// <summary>Names the messages, or sends them on.</summary>
    /// <returns>The exit code: the rows are written whatever becomes of this, so only a retry that was asked for can fail.</returns>
    public static async Task<int> TellAsync(ParseResult parsed, ImmutableArray<CodeAddition> written, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Offline))
        {
            return GatewayCommand.Done;
        }

        using OperatorClient client = OperatorClient.For(parsed);
        if (await WaitingForAsync(client, written, cancellationToken) is not { } waiting)
        {
            await System.Console.Error.WriteLineAsync("The rows are written; whether messages wait for them is not known (--offline asks nobody).");
            return parsed.GetValue(Retry) ? GatewayCommand.Failed : GatewayCommand.Done;
        }

        if (!parsed.GetValue(Retry))
        {
            Name(waiting);
            return GatewayCommand.Done;
        }

        var order = new DeskOrder(Environment.UserName, "Its codes have been mapped.");
        int code = await client.CallAsync(HttpMethod.Post, "/api/mappings/reload", order, async content => await content.ReadAsStringAsync(cancellationToken), cancellationToken);
        if (code != GatewayCommand.Done)
        {
            await System.Console.Error.WriteLineAsync("The gateway does not serve the new rows: see above, then import again with --retry, or use 'gateway messages retry'.");
            return code;
        }

        foreach (long id in waiting)
        {
            int answered = await client.CallAsync(HttpMethod.Post, $"/api/messages/{id}/retry", order, async content => System.Console.WriteLine(await SentenceAsync(content, cancellationToken)), cancellationToken);
            code = answered == GatewayCommand.Done ? code : answered;
        }

        return code;
    }

    private static void Name(ImmutableSortedSet<long> waiting)
    {
        foreach (long id in waiting)
        {
            System.Console.WriteLine($"gateway messages retry {id} --reason \"Its codes have been mapped.\"");
        }

        System.Console.WriteLine(waiting.IsEmpty ? "No message waits for these codes." : $"{waiting.Count} messages wait for these codes: once the gateway serves the new rows, run the commands above.");
    }

    private static async Task<ImmutableSortedSet<long>?> WaitingForAsync(OperatorClient client, ImmutableArray<CodeAddition> written, CancellationToken cancellationToken)
    {
        ImmutableSortedSet<long> waiting = [];
        foreach (string concept in written.Select(row => row.Concept).Distinct())
        {
            UnmappedListView? list = await GetAsync<UnmappedListView>(client, $"/api/mappings/unmapped?limit=10000&concept={Uri.EscapeDataString(concept)}", cancellationToken);
            if (list is null)
            {
                return null;
            }

            foreach (UnmappedView line in list.Codes.Where(line => line.Waiting > 0 && written.Any(row => Serves(row, line))))
            {
                string query = $"institution={Uri.EscapeDataString(line.Institution)}&source={Uri.EscapeDataString(line.Source)}&concept={Uri.EscapeDataString(concept)}&code={Uri.EscapeDataString(line.Code)}&direction={line.Direction}";
                waiting = waiting.Union((await GetAsync<WaitingView>(client, $"/api/mappings/unmapped/waiting?{query}", cancellationToken))?.Messages ?? []);
            }
        }

        return waiting;
    }

    // A row above the institution's own layer serves others too; one that does not is parked again at once.
    private static bool Serves(CodeAddition row, UnmappedView line) =>
        row.Concept == line.Concept && (row.Layer != "institution" || row.Institution == line.Institution)
        && (line.Direction == "back" ? row.Direction == CodeDirection.Back && row.Target == line.Code : row.Direction == CodeDirection.Forward && row.Code == line.Code);

    private static async Task<T?> GetAsync<T>(OperatorClient client, string path, CancellationToken cancellationToken)
    {
        T? answer = default;
        await client.CallAsync(HttpMethod.Get, path, null, async content => answer = await content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellationToken), cancellationToken);
        return answer;
    }

    private static async Task<string> SentenceAsync(HttpContent content, CancellationToken cancellationToken) =>
        (await content.ReadFromJsonAsync<DeskAnswer>(JsonSerializerOptions.Web, cancellationToken))!.Sentence; // the API always answers one
}
