using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gateway.Host.Tests.Cli;

/// <summary>Every verb of the command line, and what each asks of a running gateway: run for real against a server that only writes down what it was asked.</summary>
internal static class VerbCalls
{
    // What a verb is given where "x7" or 7 would not be understood.
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["--action"] = "retry",
        ["--filter"] = "state=parked",
        ["--for"] = "01:00:00",
        ["--day"] = "2026-03-01",
        ["--month"] = "2026-03",
        ["--roles"] = "viewer",
        ["visits undo --to"] = "nothing",
    };

    private static readonly Dictionary<string, string> Further = new(StringComparer.Ordinal) { ["unknowns confirm"] = "--not-done", ["messages export"] = "7" };

    /// <summary>The verbs that do something, as typed: <c>messages list</c>.</summary>
    public static IEnumerable<(string Verb, Command[] Path)> All(Command root) => Below([root]).Select(path => (string.Join(' ', path.Skip(1).Select(command => command.Name)), path));

    /// <summary>Options of a verb and those that it has from above.</summary>
    public static IEnumerable<Option> OptionsOf(Command[] path) => path[^1].Options.Concat(path.SkipLast(1).SelectMany(above => above.Options.Where(option => option.Recursive)));

    /// <summary>Whether it speaks to a running gateway.</summary>
    public static bool Calls(Command[] path) => OptionsOf(path).Any(option => option.Name == "--url");

    /// <summary>Runs each verb that speaks to a gateway; every call is answered 404.</summary>
    /// <returns>Verb, method and path of the first call of each.</returns>
    public static async Task<ImmutableArray<VerbCall>> RecordAsync(Command root, TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var asked = new ConcurrentQueue<(string Method, string Path)>();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using WebApplication server = builder.Build();
        server.Run(http =>
        {
            asked.Enqueue((http.Request.Method, http.Request.Path));
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await server.StartAsync(cancellationToken);
        string file = folder.In("message.txt");
        await File.WriteAllTextAsync(file, "x", cancellationToken);

        var calls = ImmutableArray.CreateBuilder<VerbCall>();
        foreach ((string verb, Command[] path) in All(root).Where(one => Calls(one.Path)))
        {
            string[] noTables = OptionsOf(path).Any(option => option.Name == "--mappings") ? ["--mappings", folder.In("nowhere")] : []; // a verb that writes finds nothing to write to
            ParseResult parsed = root.Parse([.. verb.Split(' '), .. Given(verb, path, file), .. noTables, "--url", server.Urls.First(), "--key", "key", "--data", folder.Path]);
            Assert.True(parsed.Errors.Count == 0, $"{verb}: {string.Join(' ', parsed.Errors.Select(error => error.Message))}");
            await parsed.InvokeAsync(cancellationToken: cancellationToken);
            if (asked.TryDequeue(out (string Method, string Path) first))
            {
                calls.Add(new VerbCall(verb, first.Method, first.Path));
            }

            asked.Clear();
        }

        return calls.DrainToImmutable();
    }

    private static IEnumerable<Command[]> Below(Command[] path)
    {
        IEnumerable<Command[]> below = path[^1].Subcommands.SelectMany(command => Below([.. path, command]));
        return path.Length > 1 && path[^1].Action is not null ? below.Prepend(path) : below;
    }

    private static IEnumerable<string> Given(string verb, Command[] path, string file) =>
    [
        .. path[^1].Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(argument => Value(argument.Name, verb, argument.ValueType, file)),
        .. OptionsOf(path).Where(option => option.Required).SelectMany(option => (string[])[option.Name, Value(option.Name, verb, option.ValueType, file)]),
        .. Further.TryGetValue(verb, out string? further) ? [further] : (string[])[],
    ];

    private static string Value(string name, string verb, Type type, string file) =>
        Values.GetValueOrDefault($"{verb} {name}") ?? Values.GetValueOrDefault(name) ?? (type == typeof(FileInfo) || name == "file" ? file : type == typeof(long) || type == typeof(int) ? "7" : "x7");
}

/// <summary>What a verb asked first.</summary>
internal sealed record VerbCall(string Verb, string Method, string Path);
