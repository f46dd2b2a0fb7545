using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Host.Composition;
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
    private static readonly Argument<FileInfo[]> Files = new Argument<FileInfo[]>("file") { Description = "The sender's bytes.", Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();

    public static Command Create()
    {
        var convert = new Command("convert", "Show what the gateway makes of a file: JSON on stdout, issues on stderr, exit 1 on bad input.") { SourceId, Message, InstitutionCode, As, Files };
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
        int code = GatewayCommand.Done;
        foreach (FileInfo file in parsed.GetRequiredValue(Files))
        {
            byte[] bytes = WithoutMllpFrame(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
            var holder = new CatalogHolder(catalog, "", adapters);
            MessageContext context = await Preview.RunAsync(holder, new InboundMessage(institution ?? "", source.Id, "convert", bytes), cancellationToken);
            string? other = Unexpected(context, wanted.ElementAtOrDefault(1), parsed.GetValue(Message));
            if (other is not null)
            {
                await System.Console.Error.WriteLineAsync($"{file.Name}: {other}");
                code = GatewayCommand.Failed;
                continue;
            }

            MappingOptions.Print(context.Issues);
            code = Show(context, parsed.GetRequiredValue(As), knowledge) && !context.IsRefused ? code : GatewayCommand.Failed;
        }

        return code;
    }

    private static string? Unexpected(MessageContext context, string? version, string? message) =>
        version is not null && context.Read?.Version is { } used && used.Version != version ? $"the service date picks version {used.Version}, not {version}."
        : message is not null && context.Read?.Message is { } found && found.Name != message ? $"this is message {found.Name}, not {message}."
        : null;

    private static bool Show(MessageContext context, string form, PlatformKnowledge? knowledge)
    {
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
            "lineage" => context.Mapped is { } mapped ? Lineage(mapped) : null,
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

    private static string Lineage(MappedMessage mapped) => JsonSerializer.Serialize(
        mapped.Lineage.Select(entry => new { element = entry.Element, row = entry.TableRow, source = entry.At.Path, bytes = entry.At.Offset < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{entry.At.Offset}+{entry.At.Length}") }),
        CliJson.Options);

    private static byte[] WithoutMllpFrame(byte[] bytes)
    {
        ReadOnlySpan<byte> trimmed = bytes.AsSpan().TrimEnd("\r\n"u8);
        return trimmed is [0x0B, .., 0x1C] ? trimmed[1..^1].ToArray() : bytes;
    }
}
