using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Host.Cli;

/// <summary><c>mappings whatif DRAFT --against JOURNAL|FOLDER</c>: what a draft would have done to past messages, before anybody releases it.</summary>
internal static class WhatIfVerb
{
    private static readonly Argument<string> Draft = new("draft") { Description = "ID@VERSION of a draft, or another mappings folder." };
    private static readonly Option<string> Against = new("--against") { Description = "Past messages: a gateway's journal (it may be running): its journal.db, its data folder, a PostgreSQL connection string; or a folder of message files.", Required = true };
    private static readonly Option<string?> SourceId = new("--source") { Description = "For a mappings folder as draft: only this source's messages; needed for message files." };
    private static readonly Option<string?> Institution = new("--institution") { Description = "Whose the message files are; else the first institution that uses the source." };
    private static readonly Option<int> Samples = new("--samples") { Description = "Changed messages to show.", DefaultValueFactory = _ => 5 };
    private static readonly Option<bool> Json = new("--json") { Description = "The report as JSON on stdout." };

    public static Command Create()
    {
        var whatIf = new Command("whatif", "Run past messages through the version that served them and through a draft: how many change, where, whose money. Nothing is sent.") { Draft, Against, SourceId, Institution, Samples, Json };
        whatIf.SetAction(RunAsync);
        return whatIf;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string root = GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings));
        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        Outcome<PlatformKnowledge> knowledge = PlatformKnowledge.Load(root, catalog);
        Issue[] errors = [.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError), .. knowledge.Issues];
        if (errors.Length > 0)
        {
            MappingOptions.Print(errors);
            return GatewayCommand.Failed;
        }

        string draft = parsed.GetRequiredValue(Draft);
        if (Directory.Exists(draft))
        {
            Outcome<WhatIfSides> sides = WhatIfSides.Of(root, catalog, knowledge.Value, draft, adapters);
            MappingOptions.Print(sides.Issues);
            return sides.TryGetValue(out WhatIfSides? both) ? await RunAsync(parsed, both, parsed.GetValue(SourceId), cancellationToken) : GatewayCommand.Failed;
        }

        if (VersionName.Find(catalog, draft) is not { } version)
        {
            return GatewayCommand.WrongUsage;
        }

        if (WhatIfSides.Of(catalog, knowledge.Value, version) is not { } against)
        {
            await System.Console.Error.WriteLineAsync($"{version.SourceId} has no version but {version.Version}: there is nothing to compare it with.");
            return GatewayCommand.WrongUsage;
        }

        return await RunAsync(parsed, against, version.SourceId, cancellationToken);
    }

    private static async Task<int> RunAsync(ParseResult parsed, WhatIfSides sides, string? source, CancellationToken cancellationToken)
    {
        try
        {
            using PastTraffic? traffic = PastTraffic.Open(parsed.GetRequiredValue(Against), source, parsed.GetValue(Institution), sides.Before.Versions);
            if (traffic is null)
            {
                return GatewayCommand.WrongUsage;
            }

            long began = Stopwatch.GetTimestamp();
            var tally = new WhatIfTally(parsed.GetValue(Samples));
            await new WhatIfRun(sides.Before, sides.After).RunAsync(traffic.Messages, tally, Progress(tally, traffic.Count), cancellationToken);
            WhatIfReport report = tally.Report(Stopwatch.GetElapsedTime(began));
            System.Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(report, CliJson.Options) : WhatIfText.Of(report));
            return GatewayCommand.Done;
        }
        catch (JournalUnusableException unusable)
        {
            await System.Console.Error.WriteLineAsync(unusable.Message);
            return GatewayCommand.Failed;
        }
    }

    private static Action? Progress(WhatIfTally tally, long count) => System.Console.IsErrorRedirected ? null : () =>
    {
        if (tally.Messages % 100 == 0 || tally.Messages == count)
        {
            System.Console.Error.Write($"\r{tally.Messages} of {count} messages{(tally.Messages == count ? "\n" : "")}");
        }
    };
}
