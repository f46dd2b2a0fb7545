using System.Collections.Immutable;
using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Views;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Host.Cli;

/// <summary>Where <c>mappings unmapped</c> gets its lines: the running gateway, the journal of one that does not run, or a folder of messages.</summary>
internal static class UnmappedLines
{
    private static readonly Option<string?> Institution = new("--institution") { Description = "Only this institution; with --against, whose messages they are.", Recursive = true };
    private static readonly Option<string?> Source = new("--source") { Description = "Only this source; with --against, what the messages are.", Recursive = true };
    private static readonly Option<string?> Concept = new("--concept") { Description = "Only this concept.", Recursive = true };
    private static readonly Option<string?> State = new("--state") { Description = "open or mapped.", Recursive = true };
    private static readonly Option<string?> Journal = JournalOption.Create();
    private static readonly Option<DirectoryInfo?> Against = new("--against") { Description = "A folder of messages of --source by --institution: what the tables do not know of them.", Recursive = true };

    public static void AddOptions(Command command)
    {
        foreach (Option option in (Option[])[Institution, Source, Concept, State, Journal, Against])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The lines; null when they cannot be had, which was said on stderr.</summary>
    public static async Task<UnmappedListView?> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Against) is not null)
        {
            return await FromFolderAsync(parsed, cancellationToken);
        }

        return parsed.GetValue(Journal) is { } from
            ? await JournalOption.AskAsync(from, journal => ListAsync(parsed, journal, MappingOptions.Load(parsed).Catalog, cancellationToken))
            : await FromGatewayAsync(parsed, parsed.GetValue(Concept), parsed.GetValue(State), cancellationToken);
    }

    /// <summary>The running gateway's work list.</summary>
    public static async Task<UnmappedListView?> FromGatewayAsync(ParseResult parsed, string? concept, string? state, CancellationToken cancellationToken)
    {
        (string Name, string? Value)[] filters = [("institution", parsed.GetValue(Institution)), ("source", parsed.GetValue(Source)), ("concept", concept), ("state", state), ("limit", "10000")];
        UnmappedListView? list = null;
        using OperatorClient client = OperatorClient.For(parsed);
        await client.CallAsync(
            HttpMethod.Get,
            $"/api/mappings/unmapped?{string.Join('&', filters.Where(filter => filter.Value is not null).Select(filter => $"{filter.Name}={Uri.EscapeDataString(filter.Value!)}"))}", // filtered
            null,
            async content => list = await content.ReadFromJsonAsync<UnmappedListView>(JsonSerializerOptions.Web, cancellationToken),
            cancellationToken);
        return list;
    }

    private static async Task<UnmappedListView?> FromFolderAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (string? institution, string? source) = (parsed.GetValue(Institution), parsed.GetValue(Source));
        DirectoryInfo folder = parsed.GetValue(Against)!; // only called with one
        if (institution is null || source is null || !folder.Exists)
        {
            await System.Console.Error.WriteLineAsync(folder.Exists ? "With --against, say whose messages they are: --source ID --institution CODE." : $"There is no folder {folder}.");
            return null;
        }

        (MappingCatalog catalog, _) = MappingOptions.Load(parsed);
        if (catalog.Institution(institution)?.Sources.Contains(source) != true)
        {
            await System.Console.Error.WriteLineAsync($"{institution} has no source {source}: see its institution.yaml.");
            return null;
        }

        await using var journal = new InMemoryJournal();
        await FolderNotes.TakeAsync(journal, new FixedCatalog(catalog), institution, source, folder, cancellationToken);
        return await ListAsync(parsed, journal, catalog, cancellationToken);
    }

    private static Task<UnmappedListView> ListAsync(ParseResult parsed, IJournal journal, MappingCatalog catalog, CancellationToken cancellationToken)
    {
        var filter = new UnmappedFilter { Institution = parsed.GetValue(Institution), Source = parsed.GetValue(Source), Concept = parsed.GetValue(Concept), Limit = 10_000 };
        return new UnmappedViews(journal, () => catalog, NullLoggerFactory.Instance).ListAsync(filter, parsed.GetValue(State), cancellationToken);
    }
}
