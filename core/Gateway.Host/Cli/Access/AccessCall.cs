using System.CommandLine;
using System.Net.Http.Json;

namespace Gateway.Host.Cli.Access;

/// <summary>What the verbs of users, requests and audit share: the options and the way to call.</summary>
internal static class AccessCall
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of lines.", Recursive = true };

    /// <summary>A verb with the options that every one of them has.</summary>
    public static Command Verb(string name, string description, params ReadOnlySpan<Command> commands)
    {
        var verb = new Command(name, description);
        foreach (Command command in commands)
        {
            verb.Subcommands.Add(command);
        }

        verb.Options.Add(Json);
        OperatorClient.AddOptions(verb);
        return verb;
    }

    public static Option<string> Reason() => new("--reason") { Description = "Why, for the audit trail.", Required = true };

    public static Option<string> Actor() => new("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };

    /// <summary>Calls and prints a line for each thing in the answer.</summary>
    public static async Task<int> RunAsync<T>(ParseResult parsed, HttpMethod method, string path, object? body, Func<T, IEnumerable<string>> lines, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        return await client.CallAsync(method, path, body, async content =>
        {
            if (parsed.GetValue(Json))
            {
                System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken));
                return;
            }

            T answer = (await content.ReadFromJsonAsync<T>(CliJson.Options, cancellationToken))!; // a 2xx carries one
            foreach (string line in lines(answer))
            {
                System.Console.WriteLine(line);
            }
        }, cancellationToken);
    }
}
