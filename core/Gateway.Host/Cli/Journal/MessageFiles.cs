using System.CommandLine;
using System.Globalization;
using Gateway.Console.Api;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary>Whole journals, or some messages, as files: <c>messages export --to FILE</c> and <c>messages import FILE</c>.</summary>
internal static class MessageFiles
{
    /// <summary>Writes what matches; who did it and when goes to <c>exports.log</c> in the data folder, because the file holds patient data.</summary>
    public static Task<int> ExportAsync(Func<JournalStore> store, string data, FileInfo target, MessageQuery query, CancellationToken cancellationToken) => JournalWork.RunAsync(async () =>
    {
        bool isWhole = query is { Institution: null, Source: null, Event: null, State: null, Key: null, From: null, To: null };
        if (!query.TryRead(TimeProvider.System.GetUtcNow(), out MessageFilter filter, out Refusal? fault))
        {
            await System.Console.Error.WriteLineAsync(fault!.Fault);
            return GatewayCommand.WrongUsage;
        }

        if (target.Exists)
        {
            await System.Console.Error.WriteLineAsync($"There is a file {target.FullName} already: name another one.");
            return GatewayCommand.Failed;
        }

        using JournalInspection look = store().Inspect();
        long rows;
        await using (FileStream file = target.Create())
        {
            rows = JournalExport.Write(look, file, isWhole ? null : filter, new ErrorProgress("rows"), cancellationToken);
        }

        Directory.CreateDirectory(data);
        await File.AppendAllTextAsync(
            Path.Combine(data, "exports.log"), string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():O} {Environment.UserName} {rows} rows to {target.FullName}{(isWhole ? "" : $" of {query}")}\n"), cancellationToken);
        System.Console.WriteLine($"exported 已导出: {rows} rows, {(isWhole ? "the whole journal" : "some messages")}");
        await System.Console.Error.WriteLineAsync("The file holds patient data. 文件含患者数据，请妥善保管。");
        return GatewayCommand.Done;
    });

    public static Command Import(Func<ParseResult, JournalStore> storeOf)
    {
        var source = new Argument<FileInfo>("file") { Description = "What 'messages export --to' wrote of a whole journal." };
        var import = new Command("import", "Bring a whole export, of either engine, into the empty journal of --data or the configuration: the same numbers, bytes and links. The gateways of both must be stopped; what waits goes on with the new one.") { source };
        import.SetAction((parsed, token) => JournalWork.RunAsync(async () =>
        {
            FileInfo file = parsed.GetRequiredValue(source);
            if (!file.Exists)
            {
                await System.Console.Error.WriteLineAsync($"There is no {file.FullName}.");
                return GatewayCommand.WrongUsage;
            }

            await using DurableJournal journal = storeOf(parsed).Open();
            await using FileStream stream = file.OpenRead();
            await JournalImport.ReadAsync(stream, journal, new ErrorProgress("rows"), token);
            return JournalWork.Tell(await journal.VerifyAsync(token), asJson: false);
        }));
        return import;
    }
}
