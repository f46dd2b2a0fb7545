using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads <c>sources/SOURCE/VERSION/</c>: source.yaml, its tables and its codes.</summary>
internal sealed class SourceLoader(MappingFolder files, IAdapterCatalog adapters, CodeShelf shelf, ConceptNames concepts, FolderHashes hashes, FaultList faults)
{
    /// <summary>Reads one source with all its versions.</summary>
    /// <returns>Null when no version can be used.</returns>
    public Source? Load(string folder)
    {
        ImmutableArray<SourceVersion> versions = VersionChoice.InOrder(MappingFolder.Folders(folder).Select(LoadVersion).OfType<SourceVersion>());
        return versions.IsEmpty ? null : new Source(Path.GetFileName(folder), versions);
    }

    private SourceVersion? LoadVersion(string folder)
    {
        string path = Path.Combine(folder, "source.yaml");
        if (Settings.Load(path, files.Name(path), faults) is not { } settings)
        {
            return null;
        }

        settings.Allow("id", "version", "title", "adapter", "encoding", "status", "effective", "service-date", "layout", "messages", "error-reply", "concepts", "family", "samples");
        (string id, string version) = (Path.GetFileName(Path.GetDirectoryName(folder)!), Path.GetFileName(folder)); // a version folder lies in a source folder
        ExpectName(settings, "id", id);
        ExpectName(settings, "version", version);
        var layer = CodeLayer.Load($"source {id}@{version}", files, Path.Combine(folder, "codes"), areLists: false, faults);
        var codes = new SourceCodes(layer, ConceptLoader.Read(settings.Below("concepts")));
        ConceptNames names = concepts.With(layer.Tables.Keys);
        Settings? effective = settings.Below("effective");
        effective?.Allow("from", "to");
        ImmutableArray<MessageMapping> messages =
            [.. settings.List("messages").Select(message => LoadMessage(message, folder, names)).OfType<MessageSettings>().Select(message => new MessageMapping(message, id, version, codes, shelf))];
        ReplyTable? error = LoadReply(settings, "error-reply", folder, names);
        ICodec? codec = OpenCodec(settings);
        return codec is null ? null : new SourceVersion(id, version, codec, codes, shelf)
        {
            Title = settings.Text("title") ?? "",
            Adapter = settings.Text("adapter") ?? "",
            Status = settings.Choice("status", ReleaseStatus.Draft),
            From = effective?.Day("from"),
            To = effective?.Day("to"),
            Sha256 = hashes.Of(folder),
            Messages = messages,
            ServiceDatePath = ServiceDate(settings, names),
            ErrorTable = error,
            Families = [.. settings.Texts("family")],
            Samples = settings.Choice("samples", SampleOrder.Free),
            SettingsFile = files.Name(path),
        };
    }

    private static void ExpectName(Settings settings, string name, string expected)
    {
        if (settings.Text(name, isNeeded: true) is { } text && text != expected)
        {
            settings.Refuse(name, $"Expected the folder's name, {expected}.");
        }
    }

    private ICodec? OpenCodec(Settings settings)
    {
        (string? name, string? encoding) = (settings.Text("adapter", true), settings.Text("encoding", true));
        if (name is null || encoding is null)
        {
            return null;
        }

        if (adapters.Find(name) is not { } adapter)
        {
            faults.Add(IssueCodes.AdapterMissing, settings.At("adapter"), $"Expected an installed adapter instead of '{name}'.");
            return null;
        }

        JsonElement layout = settings.Value("layout");
        using JsonDocument none = JsonDocument.Parse("{}");
        Outcome<ICodec> codec = adapter.Open(layout.ValueKind == JsonValueKind.Object ? layout : none.RootElement.Clone(), encoding);
        faults.AddAll(codec.Issues.Select(issue => issue with { At = new SourceLocation(settings.At($"layout.{issue.At.Path}")), Reason = $"layout {issue.At.Path}: {issue.Reason}" }));
        return codec.Succeeded ? codec.Value : null;
    }

    private MessageSettings? LoadMessage(Settings settings, string folder, ConceptNames names)
    {
        settings.Allow("name", "when", "event", "message-id", "business-key", "visit", "invoice", "person", "reply-when", "after-reversal", "table", "reply", "continues");
        (string? name, string? @event) = (settings.Text("name", true), settings.Text("event", true));
        ElementModel model = ElementModel.Default;
        CanonicalTable? canonical = LoadTables(settings, folder, model, names);
        ReplyTable? reply = LoadReply(settings, "reply", folder, names);
        Condition? when = When(settings);
        if (name is null || @event is null || canonical is null)
        {
            return null;
        }

        return new MessageSettings
        {
            Name = name,
            Event = @event,
            ReplyWhen = settings.Choice("reply-when", ReplyWhen.Answered),
            AfterReversal = settings.Choice("after-reversal", AfterReversal.Again),
            When = when is null ? null : ConditionReader.Compile(when),
            Condition = when,
            WhenAt = settings.At("when"),
            MessageId = KeyExpression.CompileAll(settings, "message-id", model, names).FirstOrDefault(),
            BusinessKey = KeyExpression.CompileAll(settings, "business-key", model, names),
            Visits = KeyExpression.CompileAll(settings, "visit", model, names),
            Invoices = KeyExpression.CompileAll(settings, "invoice", model, names),
            Persons = KeyExpression.CompileAll(settings, "person", model, names),
            Table = canonical,
            Reply = reply,
            Continues = settings.Text("continues"),
        };
    }

    // Several tables are one: what every message of a source shares (the patient, the visit) is written once.
    private CanonicalTable? LoadTables(Settings settings, string folder, ElementModel model, ConceptNames names)
    {
        if (!settings.Has("table"))
        {
            settings.Text("table", isNeeded: true);
            return null;
        }

        return TargetCompiler.Load([.. settings.Texts("table").Select(table => (Path.Combine(folder, table), files.Name(Path.Combine(folder, table))))], TableKind.Message, model, names, faults);
    }

    private ReplyTable? LoadReply(Settings settings, string name, string folder, ConceptNames names) =>
        settings.Text(name) is { } table ? ReplyTable.Load(Path.Combine(folder, table), files.Name(Path.Combine(folder, table)), ElementModel.Default, names, faults) : null;

    private Condition? When(Settings settings)
    {
        if (settings.Text("when") is not { } text)
        {
            return null;
        }

        if (ConditionParser.TryParse(text, new SourceParser(TableKind.Message, ElementModel.Default, null), out Condition? condition, out string? reason))
        {
            return condition;
        }

        faults.Add(IssueCodes.ConditionWrong, settings.At("when"), reason);
        return null;
    }

    private static KeyExpression? ServiceDate(Settings settings, ConceptNames names)
    {
        if (settings.Below("service-date") is not { } date)
        {
            return null;
        }

        date.Allow("path", "transform");
        return date.Text("path", true) is not { } path ? null
            : KeyExpression.Compile(date, "path", date.Text("transform") is { } transform ? $"{path} | {transform}" : path, ElementModel.Default, names);
    }
}
