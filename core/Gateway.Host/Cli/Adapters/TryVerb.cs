using System.CommandLine;
using System.Text.Json;
using Gateway.Conformance;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli.Adapters;

/// <summary><c>adapters try FILE --adapter NAME</c>: the record that an adapter reads from a file, its issues, and what it writes back.</summary>
internal static class TryVerb
{
    private static readonly Argument<FileInfo> Message = new Argument<FileInfo>("file") { Description = "The sender's bytes." }.AcceptExistingOnly();
    private static readonly Option<string?> Adapter = new("--adapter") { Description = "An installed adapter's name, or a folder: of a plugin, or of a project that was built." };
    private static readonly Option<FileInfo> Layout = new Option<FileInfo>("--layout") { Description = "The layout as JSON: { \"encoding\": …, \"layout\": { … } } as samples have it, or the layout alone." }.AcceptExistingOnly();
    private static readonly Option<string?> SourceId = new("--source") { Description = "Take adapter, layout and encoding of this source: ID or ID@VERSION." };
    private static readonly Option<string> InEncoding = new("--encoding") { Description = "The encoding where the layout names none.", DefaultValueFactory = _ => "utf-8" };

    private static readonly Option<int> Repeat = new("--repeat") { Description = "Read it so many times and say how fast, bare and behind the fence that the gateway puts around adapters." };

    public static Command Create()
    {
        var verb = new Command("try", "Read a file with an adapter: the record as a tree with each value's place (@offset+bytes), the issues, and whether writing it again gives the same bytes. Exit 1 if it is refused.") { Message, Adapter, Layout, SourceId, InEncoding, Repeat };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        if ((parsed.GetValue(Adapter) is null) == (parsed.GetValue(SourceId) is null))
        {
            System.Console.Error.WriteLine("Name one of --adapter and --source.");
            return GatewayCommand.WrongUsage;
        }

        if ((parsed.GetValue(SourceId) is { } source ? OfSource(parsed, source) : OfAdapter(parsed)) is not ({ } codec, var bare))
        {
            return GatewayCommand.WrongUsage;
        }

        byte[] bytes = MessageFile.Read(parsed.GetRequiredValue(Message).FullName);
        Outcome<SourceRecord> read = codec.Read(bytes);
        if (read.Partial is { } record)
        {
            System.Console.Out.Write(RecordTree.Of(record));
        }

        MappingOptions.Print(read.Issues);
        if (!read.TryGetValue(out SourceRecord? whole))
        {
            System.Console.Error.WriteLine("It is refused.");
            return GatewayCommand.Failed;
        }

        Measure(parsed.GetValue(Repeat), codec, bare, bytes);
        Outcome<ReadOnlyMemory<byte>> written = codec.Write(whole);
        MappingOptions.Print(written.Issues);
        System.Console.Error.WriteLine(!written.TryGetValue(out ReadOnlyMemory<byte> again) ? "It cannot be written again."
            : again.Span.SequenceEqual(bytes) ? $"Written again: the same {bytes.Length} bytes."
            : $"Written again: otherwise. {Difference.Between(bytes, again.Span)}");
        return written.Succeeded ? GatewayCommand.Done : GatewayCommand.Failed;
    }

    private static void Measure(int times, ICodec codec, ICodec? bare, byte[] bytes)
    {
        if (times > 0)
        {
            System.Console.Error.WriteLine(bare is null ? "" : ReadingRate.Of("bare", bare, bytes, times));
            System.Console.Error.WriteLine(ReadingRate.Of("behind its fence", codec, bytes, times));
        }
    }

    private static (ICodec Codec, ICodec? Bare)? OfSource(ParseResult parsed, string named)
    {
        (MappingCatalog catalog, AdapterCatalog _) = MappingOptions.Load(parsed);
        string[] wanted = named.Split('@', 2);
        SourceVersion? version = catalog.Source(wanted[0]) is { } source ? wanted.Length == 2 ? source.Version(wanted[1]) : source.Newest : null;
        if (version is null)
        {
            string[] known = [.. catalog.Sources.Select(one => one.Id)];
            System.Console.Error.WriteLine($"There is no source {named}: expected one of {string.Join(", ", known)}.{NearestName.Hint(wanted[0], known)}");
        }

        return version is null ? null : (version.Codec, null);
    }

    private static (ICodec Codec, ICodec? Bare)? OfAdapter(ParseResult parsed)
    {
        if (NamedAdapter.Find(parsed, parsed.GetRequiredValue(Adapter)!) is not { } adapter) // asked for before
        {
            return null;
        }

        try
        {
            using JsonDocument file = JsonDocument.Parse(parsed.GetValue(Layout) is { } path ? File.ReadAllBytes(path.FullName) : "{}"u8.ToArray());
            bool isSettings = file.RootElement.ValueKind == JsonValueKind.Object && file.RootElement.TryGetProperty("layout", out JsonElement _);
            JsonElement layout = isSettings ? file.RootElement.GetProperty("layout") : file.RootElement;
            string encoding = isSettings && file.RootElement.TryGetProperty("encoding", out JsonElement named) ? named.GetString() ?? "" : parsed.GetRequiredValue(InEncoding);
            Outcome<ICodec> codec = adapter.Plugin.Fenced!.Open(layout, encoding); // a named adapter has one
            MappingOptions.Print(codec.Issues);
            return codec.TryGetValue(out ICodec? fenced) ? (fenced, adapter.Plugin.Adapter!.Open(layout, encoding).Partial) : null;
        }
        catch (JsonException wrong)
        {
            System.Console.Error.WriteLine($"{parsed.GetValue(Layout)}: expected JSON: {wrong.Message}");
            return null;
        }
    }
}
