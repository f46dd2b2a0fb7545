using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;
using Gateway.Console.Views;
using Gateway.Host.Cli.Journal;
using Gateway.Journal;
using Spectre.Console;

namespace Gateway.Host.Cli;

/// <summary><c>messages list|show|retry|park|skip|edit|export|import</c>, by the running gateway's API.</summary>
internal static class MessagesVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of a table.", Recursive = true };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var messages = new Command("messages", "Look at messages and act on them.") { List(), Show(), Act("retry", "Let a parked message go on, or send a refused one round again."), Act("park", "Set a waiting message aside."), CorrectionVerbs.Skip(CallAsync), CorrectionVerbs.Edit(CallAsync), Export(), MessageFiles.Import(StoreOf) };
        messages.Options.Add(Json);
        OperatorClient.AddOptions(messages);
        messages.Options.Add(JournalPlace.Config);
        return messages;
    }

    private static JournalStore StoreOf(ParseResult parsed) => JournalPlace.Of(parsed, OperatorClient.GivenDataOf(parsed));

    private static Command List()
    {
        string[] names = ["institution", "source", "event", "state", "key", "from", "to", "before", "limit"];
        Option<string?>[] filters = [.. names.Select(name => new Option<string?>($"--{name}") { Description = $"Only this {name}." })];
        var written = new Argument<string[]>("filter") { Description = $"Words such as state:parked since:2d, as in the console: {FilterText.Expected}.", Arity = ArgumentArity.ZeroOrMore };
        var list = new Command("list", "Newest first.") { written };
        Array.ForEach(filters, list.Options.Add);
        list.SetAction((parsed, token) =>
        {
            IEnumerable<string> query = names.Zip(filters, (name, filter) => (name, value: parsed.GetValue(filter))).Where(pair => pair.value is not null).Select(pair => $"{pair.name}={Uri.EscapeDataString(pair.value!)}"); // filtered above
            if (parsed.GetValue(written) is { Length: > 0 } words)
            {
                query = query.Append($"q={Uri.EscapeDataString(string.Join(' ', words))}");
            }

            return CallAsync(parsed, HttpMethod.Get, $"/api/messages?{string.Join('&', query)}", null, PrintListAsync, token);
        });
        return list;
    }

    private static Command Show()
    {
        var id = new Argument<long>("id") { Description = "The message's number." };
        var show = new Command("show", "Everything that happened to a message, and why.") { id };
        show.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, $"/api/messages/{parsed.GetValue(id)}", null, PrintMessageAsync, token));
        return show;
    }

    private static Command Act(string verb, string description)
    {
        var id = new Argument<long>("id") { Description = "The message's number." };
        var reason = new Option<string>("--reason") { Description = "Why, for the audit trail.", Required = true };
        var actor = new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };
        var act = new Command(verb, description) { id, reason, actor };
        act.SetAction((parsed, token) => CallAsync(
            parsed,
            HttpMethod.Post,
            $"/api/messages/{parsed.GetValue(id)}/{verb}",
            new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)),
            async content => System.Console.WriteLine((await content.ReadFromJsonAsync<DeskAnswer>(Web, token))!.Sentence), // the API always answers one
            token));
        return act;
    }

    private static Command Export()
    {
        var id = new Argument<long?>("id") { Description = "The message's number: its bytes on stdout, from the running gateway.", Arity = ArgumentArity.ZeroOrOne };
        var part = new Option<string>("--part") { Description = "arrival, canonical, plan, reply, answer, request:MSGID or answer:MSGID.", DefaultValueFactory = _ => "arrival" };
        var unmasked = new Option<bool>("--unmasked") { Description = "Byte by byte as it is. Reveals patient data; needs --reason, and the view is logged." };
        var reason = new Option<string?>("--reason") { Description = "With --unmasked: why, for the audit trail." };
        var to = new Option<FileInfo?>("--to") { Description = "A new file (.jsonl.gz) for whole messages with every fact, from the journal of --data or the configuration; without a filter the whole journal." };
        string[] names = ["institution", "source", "event", "state", "find"]; // --key is the operator's
        Option<string?>[] filters = [.. names.Select(name => new Option<string?>($"--{name}") { Description = name == "find" ? "With --to: only with this visit, invoice, msgid or other key." : $"With --to: only this {name}." })];
        Option<DateTimeOffset?> from = new("--from") { Description = "With --to: received at this moment or later." }, until = new("--until") { Description = "With --to: received before this moment." };
        var export = new Command("export", "One message's text without patient data on stdout (with --unmasked its bytes), or many messages in a file, which holds patient data.") { id, part, unmasked, reason, to, from, until };
        Array.ForEach(filters, export.Options.Add);
        export.SetAction((parsed, token) =>
        {
            if (parsed.GetValue(to) is { } file)
            {
                string?[] given = [.. filters.Select(filter => parsed.GetValue(filter))];
                return MessageFiles.ExportAsync(() => StoreOf(parsed), OperatorClient.GivenDataOf(parsed) ?? JournalPlace.DataOf(parsed), file, new MessageQuery(given[0], given[1], given[2], given[3], given[4], parsed.GetValue(from), parsed.GetValue(until), null, null), token);
            }

            return ExportOneAsync(parsed, parsed.GetValue(id), parsed.GetRequiredValue(part), parsed.GetValue(unmasked), parsed.GetValue(reason), token);
        });
        return export;
    }

    private static async Task<int> ExportOneAsync(ParseResult parsed, long? id, string part, bool isUnmasked, string? reason, CancellationToken token)
    {
        if (id is null || isUnmasked == string.IsNullOrWhiteSpace(reason))
        {
            await System.Console.Error.WriteLineAsync(id is null ? "Name a message, or a file with --to." : "--unmasked and --reason go together: say why patient data is needed.");
            return GatewayCommand.WrongUsage;
        }

        using OperatorClient client = OperatorClient.For(parsed).Because(reason);
        return await client.CallAsync(HttpMethod.Get, $"/api/messages/{id}/bytes?part={Uri.EscapeDataString(part)}{(isUnmasked ? "&unmasked=true" : "")}", null, WriteAsync, token);

        async Task WriteAsync(HttpContent content)
        {
            await using Stream stdout = System.Console.OpenStandardOutput();
            await content.CopyToAsync(stdout, token);
        }
    }

    private static async Task<int> CallAsync(ParseResult parsed, HttpMethod method, string path, object? body, Func<HttpContent, Task> show, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        bool asJson = parsed.GetValue(Json);
        return await client.CallAsync(method, path, body, asJson ? async content => System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken)) : show, cancellationToken);
    }

    private static async Task PrintListAsync(HttpContent content)
    {
        MessageListView list = (await content.ReadFromJsonAsync<MessageListView>(Web))!; // a 200 carries a list
        var table = new Table().AddColumns("id", "received", "institution", "source", "event", "state", "issue", "attempts");
        foreach (MessageView message in list.Messages)
        {
            table.AddRow(new[]
            {
                message.Id.ToString(CultureInfo.InvariantCulture), message.ReceivedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), message.Institution, message.Source,
                message.Event ?? "", message.State, message.IssueCode ?? "", message.Attempts.ToString(CultureInfo.InvariantCulture),
            }.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{list.Messages.Count} messages, complete to sequence {list.CompleteToSequence}{(list.Next is null ? "" : $"; older: --before {list.Next}")}");
    }

    private static async Task PrintMessageAsync(HttpContent content)
    {
        MessageDetailView detail = (await content.ReadFromJsonAsync<MessageDetailView>(Web))!; // a 200 carries a message
        MessageView message = detail.Message;
        AnsiConsole.MarkupLineInterpolated($"[bold]{message.Id}[/] {message.Institution} {message.Source} {message.Event} [bold]{message.State}[/]");
        AnsiConsole.WriteLine(detail.Explanation);
        if (detail.Verdict is { } verdict)
        {
            AnsiConsole.WriteLine($"责任方 {verdict.PartyChinese} ({verdict.PartyEnglish})");
            AnsiConsole.WriteLine($"依据   {verdict.Evidence}");
            AnsiConsole.WriteLine($"处理   {verdict.Chinese}");
            AnsiConsole.WriteLine($"       {verdict.English}");
        }

        foreach (FactView fact in detail.Facts)
        {
            AnsiConsole.WriteLine($"{fact.At:yyyy-MM-dd HH:mm:ss.fff} {fact.Kind,-15} {fact.Summary} ({fact.Actor}: {fact.Cause})");
            foreach (IssueView issue in fact.Issues)
            {
                AnsiConsole.WriteLine($"    {issue.Code} {issue.Chinese} {issue.English} {issue.Place}: {issue.Expected}{(issue.TableRow is null ? "" : $" [{issue.TableRow}]")}");
            }
        }
    }
}
