using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;
using Gateway.Inbound;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Host.Cli;

/// <summary><c>convert --source ID --as … FILE…</c>: what the gateway makes of a sender's file, without sending anything.</summary>
internal static class ConvertVerb
{
    private static readonly string[] Forms = ["canonical", "transactions", "record", "reply", "lineage"];

    private static readonly Option<string> SourceId = new("--source") { Description = "The source: ID, or ID@VERSION to insist on a version.", Required = true };
    private static readonly Option<string?> Message = new("--message") { Description = "Insist on this message of the source." };
    private static readonly Option<string?> InstitutionCode = new("--institution") { Description = "Whose file it is; else the first institution that uses the source." };
    private static readonly Option<string> As = new Option<string>("--as") { Description = "What to show.", DefaultValueFactory = _ => "canonical" }.AcceptOnlyFromAmong(Forms);
    private static readonly Option<DateOnly?> AsOf = new("--as-of") { Description = "Use the tables in force on this day (yyyy-MM-dd) instead of those of the service date in the message.", CustomParser = DayOption.Read };
    private static readonly Option<bool> Json = new("--json") { Description = "Lineage as JSON; everything else is JSON anyway." };
    private static readonly Argument<FileInfo[]> Files = new Argument<FileInfo[]>("file") { Description = "The sender's bytes.", Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();

    public static Command Create()
    {
        var convert = new Command("convert", "Show what the gateway makes of a file: JSON on stdout, issues on stderr, exit 1 on bad input.") { SourceId, Message, InstitutionCode, As, AsOf, Json, Files };
        MappingOptions.AddTo(convert);
        convert.SetAction(RunAsync);
        return convert;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        string[] wanted = parsed.GetRequiredValue(SourceId).Split('@', 2);
        if (catalog.Source(wanted[0]) is not { } source || (wanted.Length == 2 && source.Version(wanted[1]) is null))
        {
            MappingOptions.Print([.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError)]);
            await System.Console.Error.WriteLineAsync($"There is no source {parsed.GetRequiredValue(SourceId)}. There are: {string.Join(", ", catalog.Sources.SelectMany(known => known.Versions.Select(version => $"{known.Id}@{version.Version}")))}.");
            return GatewayCommand.WrongUsage;
        }

        Outcome<PlatformKnowledge> platform = PlatformKnowledge.Load(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)), catalog);
        PlatformKnowledge? knowledge = platform.Partial;
        MappingOptions.Print(platform.Issues);
        string? institution = parsed.GetValue(InstitutionCode) ?? catalog.Institutions.OrderBy(known => known.Code, StringComparer.Ordinal).FirstOrDefault(known => known.Sources.Contains(source.Id))?.Code;
        if (institution is null)
        {
            await System.Console.Error.WriteLineAsync($"No institution uses {source.Id} yet: write institutions/CODE/institution.yaml with 'sources: [{source.Id}]'.");
            return GatewayCommand.WrongUsage;
        }

        int code = GatewayCommand.Done;
        foreach (FileInfo file in parsed.GetRequiredValue(Files))
        {
            byte[] bytes = MessageFile.Read(file.FullName);
            MessageContext context = await Preview.RunAsync(new FixedCatalog(catalog), new InboundMessage(institution, source.Id, "convert", bytes), parsed.GetValue(AsOf), cancellationToken);
            string? other = Unexpected(context, wanted.ElementAtOrDefault(1), parsed.GetValue(Message));
            if (other is not null)
            {
                await System.Console.Error.WriteLineAsync($"{file.Name}: {other}");
                code = GatewayCommand.Failed;
                continue;
            }

            MappingOptions.Print(context.Issues);
            code = Show(context, parsed.GetRequiredValue(As), parsed.GetValue(Json), knowledge) && !context.IsRefused ? code : GatewayCommand.Failed;
        }

        return code;
    }

    private static string? Unexpected(MessageContext context, string? version, string? message) =>
        version is not null && context.Read?.Version is { } used && used.Version != version ? $"the {(context.AsOf is null ? "service date" : "day that was asked for")} picks version {used.Version}, not {version}."
        : message is not null && context.Read?.Message is { } found && found.Name != message ? $"this is message {found.Name}, not {message}."
        : null;

    private static bool Show(MessageContext context, string form, bool asJson, PlatformKnowledge? knowledge)
    {
        if (form == "lineage" && !asJson && context.Mapped is { } traced)
        {
            LineageListing.Print(traced);
            return true;
        }

        if (form == "reply")
        {
            using Stream stdout = System.Console.OpenStandardOutput();
            stdout.Write(Preview.Reply(context).Span);
            return true;
        }

        string? text = form switch
        {
            "record" => context.Read?.Record is { } record ? RecordJson.Of(record) : null,
            "canonical" => context.Canonical is { } bundle && !context.IsRefused ? CanonicalJson.WriteIndented(bundle) : null,
            "lineage" => context.Mapped is { } mapped ? LineageListing.Json(mapped) : null,
            _ => context.IsRefused ? null : Transactions(context, knowledge),
        };
        if (text is not null)
        {
            using var writer = new StreamWriter(System.Console.OpenStandardOutput(), new UTF8Encoding(false));
            writer.Write(text);
            writer.Write('\n');
        }

        return text is not null;
    }

    private static string? Transactions(MessageContext context, PlatformKnowledge? knowledge)
    {
        if (knowledge is null)
        {
            return null;
        }

        Outcome<string> listing = TransactionListing.Of(context, knowledge);
        MappingOptions.Print(listing.Issues);
        return listing.Partial;
    }
}
