using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Reconciling;

/// <summary><c>reconcile run|show|his|report</c>, by the running gateway's API.</summary>
internal static class ReconcileVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text.", Recursive = true };

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var reconcile = new Command("reconcile", "Compare a day's settlements with the platform's and the hospital's own ledger. 与平台及医院账目对账。") { Run(), His(), Show(), Report() };
        reconcile.Options.Add(Json);
        OperatorClient.AddOptions(reconcile);
        return reconcile;
    }

    private static Command Run()
    {
        var his = new Option<FileInfo?>("--his") { Description = "The hospital's own ledger: text with a row of names (setl_id or invoice, medfee_sumamt)." };
        var repair = new Option<string>("--repair") { Description = "none (only show) or safe (take lost answers over, reverse what the sender was told failed, write missing replies).", DefaultValueFactory = _ => "none" };
        repair.AcceptOnlyFromAmong("none", "safe");
        return Order(new Command("run", "Reconcile one day: totals (3201), and rows (9101, 3202, 9102) where totals differ."), his, repair);
    }

    private static Command His()
    {
        var file = new Option<FileInfo?>("--file") { Description = "The hospital's own ledger.", Required = true };
        return Order(new Command("his", "Reconcile one day with the hospital's own ledger as the third side."), file, null);
    }

    private static Command Order(Command order, Option<FileInfo?> his, Option<string>? repair)
    {
        Option<string> institution = Institution();
        var day = new Option<string>("--day") { Description = "2026-03-01.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why, for the audit trail.", DefaultValueFactory = _ => "reconciliation by hand" };
        var actor = new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };
        ((List<Option>)[institution, day, his, reason, actor]).ForEach(order.Options.Add);
        if (repair is not null)
        {
            order.Options.Add(repair);
        }

        order.SetAction(async (parsed, token) =>
        {
            FileInfo? file = parsed.GetValue(his);
            if (!DateOnly.TryParseExact(parsed.GetRequiredValue(day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly of) || file is { Exists: false })
            {
                await System.Console.Error.WriteLineAsync(file is { Exists: false } ? $"There is no file {file.FullName}." : "A day is written 2026-03-01.");
                return GatewayCommand.WrongUsage;
            }

            byte[]? ledger = file is null ? null : await File.ReadAllBytesAsync(file.FullName, token);
            var request = new ReconcileRequest(parsed.GetRequiredValue(institution), of, parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), repair is null ? "none" : parsed.GetRequiredValue(repair), ledger, Wait: 0);
            return await RunAsync(parsed, request, token);
        });
        return order;
    }

    /// <summary>Orders, then waits for the end as long as it takes; how far it is goes to stderr.</summary>
    private static async Task<int> RunAsync(ParseResult parsed, ReconcileRequest request, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        JsonNode? run = null;
        int code = await client.CallAsync(HttpMethod.Post, "/api/reconcile", request, async content => run = JsonNode.Parse(await content.ReadAsStringAsync(cancellationToken)), cancellationToken);
        while (code == GatewayCommand.Done && (string?)run?["state"] == "running")
        {
            await System.Console.Error.WriteAsync(ReconcileText.Progress(run));
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            code = await client.CallAsync(HttpMethod.Get, $"/api/reconcile/{run!["runId"]}", null, async content => run = JsonNode.Parse(await content.ReadAsStringAsync(cancellationToken)), cancellationToken); // an answer is an object
        }

        if (run is not null)
        {
            await System.Console.Error.WriteLineAsync(ReconcileText.Progress(run));
        }

        Print(parsed, run);
        return code != GatewayCommand.Done ? code : IsClean(run) ? GatewayCommand.Done : GatewayCommand.Failed;
    }

    private static Command Show()
    {
        var run = new Argument<long?>("run") { Description = "A run's number; without one, the runs are listed.", Arity = ArgumentArity.ZeroOrOne };
        var institution = new Option<string?>("--institution") { Description = "Only runs of this institution." };
        var day = new Option<string?>("--day") { Description = "Only runs of this day." };
        var show = new Command("show", "A run with what differed and what to do; or the list of runs.") { run, institution, day };
        show.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            string[] filter = [.. new[] { ("institution", parsed.GetValue(institution)), ("day", parsed.GetValue(day)) }.Where(one => one.Item2 is not null).Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2!)}")]; // filtered
            string path = parsed.GetValue(run) is { } number ? $"/api/reconcile/{number}" : $"/api/reconcile?{string.Join('&', filter)}";
            return await client.CallAsync(HttpMethod.Get, path, null, async content => Print(parsed, JsonNode.Parse(await content.ReadAsStringAsync(token))), token);
        });
        return show;
    }

    private static Command Report()
    {
        Option<string> institution = Institution();
        var month = new Option<string>("--month") { Description = "2026-03.", Required = true };
        var format = new Option<string>("--format") { Description = "csv (for Excel and WPS) or html (one page to print).", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "html");
        var output = new Option<FileInfo?>("--out") { Description = "Write to this file instead of standard output." };
        var report = new Command("report", "The latest reconciliation of each day of a month.") { institution, month, format, output };
        report.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            string path = $"/api/reconcile/report?institution={Uri.EscapeDataString(parsed.GetRequiredValue(institution))}&month={Uri.EscapeDataString(parsed.GetRequiredValue(month))}&format={(parsed.GetValue(Json) ? "json" : parsed.GetRequiredValue(format))}";
            return await client.CallAsync(HttpMethod.Get, path, null, async content => await WriteAsync(await content.ReadAsByteArrayAsync(token), parsed.GetValue(output), token), token);
        });
        return report;
    }

    private static async Task WriteAsync(byte[] bytes, FileInfo? output, CancellationToken cancellationToken)
    {
        if (output is not null)
        {
            await File.WriteAllBytesAsync(output.FullName, bytes, cancellationToken);
            return;
        }

        await using Stream standard = System.Console.OpenStandardOutput();
        await standard.WriteAsync(bytes, cancellationToken);
    }

    private static Option<string> Institution() => new("--institution") { Description = "The institution's twelve-character code.", Required = true };

    private static bool IsClean(JsonNode? run) => run?["issues"]?.AsArray() is { Count: 0 } && (run["open"]?.GetValue<int>() ?? 0) == 0;

    private static void Print(ParseResult parsed, JsonNode? answer)
    {
        if (answer is not null)
        {
            System.Console.Write(parsed.GetValue(Json) ? answer.ToJsonString(ReconcileText.Plain) + "\n" : ReconcileText.Of(answer));
        }
    }
}
