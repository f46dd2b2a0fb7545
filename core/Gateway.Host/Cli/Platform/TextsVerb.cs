using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Views;
using Gateway.Host.Composition;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Host.Cli.Platform;

/// <summary><c>platform texts</c>: what the platform answered that no row of errors.csv explains.</summary>
internal static class TextsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text." };
    private static readonly Option<string?> Transaction = new("--transaction") { Description = "Only this transaction." };
    private static readonly Option<string?> Journal = JournalOption.Create();

    public static Command Create()
    {
        var texts = new Command("texts", "Texts of answers that no row of errors.csv explains, masked: count, first and last seen, and a row to begin with. 应答文字中尚无对照的。") { Json, Transaction, Journal };
        OperatorClient.AddOptions(texts);
        texts.SetAction(RunAsync);
        return texts;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if ((parsed.GetValue(Journal) is { } from ? await JournalOption.AskAsync(from, journal => FromJournalAsync(parsed, journal, cancellationToken)) : await FromGatewayAsync(parsed, cancellationToken)) is not { } list)
        {
            return GatewayCommand.Failed;
        }

        System.Console.Write(parsed.GetValue(Json) ? JsonSerializer.Serialize(list, CliJson.Options) + "\n" : TextOf(list));
        return GatewayCommand.Done;
    }

    private static async Task<AnswerTextListView?> FromGatewayAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        AnswerTextListView? list = null;
        using OperatorClient client = OperatorClient.For(parsed);
        string query = parsed.GetValue(Transaction) is { } one ? $"?transaction={Uri.EscapeDataString(one)}" : "";
        await client.CallAsync(HttpMethod.Get, $"/api/platform/texts{query}", null, async content => list = await content.ReadFromJsonAsync<AnswerTextListView>(JsonSerializerOptions.Web, cancellationToken), cancellationToken);
        return list;
    }

    private static Task<AnswerTextListView> FromJournalAsync(ParseResult parsed, DurableJournal journal, CancellationToken cancellationToken)
    {
        string root = GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings));
        PlatformKnowledge? knowledge = PlatformKnowledge.Load(root, MappingOptions.Load(parsed).Catalog).Partial;
        return new AnswerTextViews(journal, (institution, transaction, text) => knowledge?.TextsFor(institution).Find(transaction, text) is not null).ListAsync(parsed.GetValue(Transaction), cancellationToken);
    }

    internal static string TextOf(AnswerTextListView list)
    {
        List<string> lines = [];
        foreach (AnswerTextView text in list.Texts)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{text.Transaction,-6} {text.Messages,6} 次  {Day(text.FirstSeen)} – {Day(text.LastSeen)}  {text.Institutions} 家机构  #{text.LastMessage}  {text.Text}"));
            lines.Add($"       {text.Row}");
        }

        lines.Add(list.Texts.Count == 0
            ? "平台应答的文字都有对照。Every text of an answer is explained."
            : $"{list.Texts.Count} 条文字尚无对照：把所给的行写进 national/platform/nhsa/<版本>/errors.csv 或 regions/<地区>/errors.csv，填 class、party、zh、en，再运行 gateway check。{list.Texts.Count} texts: put the given row into errors.csv, fill in class, party, zh and en, then run gateway check.");
        return string.Join('\n', lines) + "\n";
    }

    private static string Day(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
