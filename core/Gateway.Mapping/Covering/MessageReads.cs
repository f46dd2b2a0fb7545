using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Everything that one kind of message reads of what a sender sent: its tables, its reply table and its settings.</summary>
/// <param name="Rows">Of the message's tables.</param>
/// <param name="Replies">Of its reply table; what they read of the request.</param>
/// <param name="Keys">Places that settings name: id, visit, service date.</param>
/// <param name="Conditions">Places by which the message is recognised.</param>
internal sealed record MessageReads(ImmutableArray<RowReads> Rows, ImmutableArray<RowReads> Replies, ImmutableArray<SourcePath> Keys, ImmutableArray<SourcePath> Conditions)
{
    private static readonly string[] KeyNames = ["message-id", "business-key", "visit", "invoice", "person"];

    /// <summary>By the message's name. Tables with faults give what they can: the checker says what is wrong.</summary>
    public static Dictionary<string, MessageReads> Of(string folder, MappingFolder files)
    {
        var faults = new FaultList();
        string yaml = Path.Combine(folder, "source.yaml");
        Settings? settings = Settings.Load(yaml, files.Name(yaml), faults);
        ImmutableArray<SourcePath> day = settings?.Below("service-date")?.Text("path") is { } path ? Paths([path]) : [];
        return (settings?.List("messages") ?? []).Where(message => message.Text("name") is not null).ToDictionary(
            message => message.Text("name")!, // filtered
            message => new MessageReads(
                Load(folder, files, message.Texts("table"), TableKind.Message, faults),
                Load(folder, files, message.Texts("reply"), TableKind.Reply, faults),
                [.. Paths(KeyNames.SelectMany(name => message.Texts(name))), .. day],
                message.Text("when") is { } when ? Asked(when) : []),
            StringComparer.Ordinal);
    }

    private static ImmutableArray<RowReads> Load(string folder, MappingFolder files, ImmutableArray<string> names, TableKind kind, FaultList faults) =>
    [
        .. names.Select(name => TableFile.Load(Path.Combine(folder, name), files.Name(Path.Combine(folder, name)), ["target", "source"], TargetCompiler.Columns, faults))
            .SelectMany(table => table?.Rows ?? []).Select(row => RowReads.Of(row, kind)),
    ];

    // PATH | transform | …
    private static ImmutableArray<SourcePath> Paths(IEnumerable<string> texts) =>
        [.. texts.Select(text => SourcePath.TryParse(text.Split('|')[0].Trim(), out SourcePath? path, out _) ? path : null).OfType<SourcePath>()];

    private static ImmutableArray<SourcePath> Asked(string when)
    {
        List<SourcePath> found = [];
        var sources = new SourceParser(TableKind.Message, ElementModel.Default, null) { OnNamed = source => found.AddRange(source is SourceExpression.Field field ? [field.Path] : []) };
        return ConditionParser.TryParse(when, sources, out _, out _) ? [.. found] : [];
    }
}
