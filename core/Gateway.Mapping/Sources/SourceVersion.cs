using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A source as it is from one day on: codec, messages, code tables.</summary>
public sealed class SourceVersion : IVersioned
{
    private readonly CodeShelf shelf;
    private readonly SourceCodes codes;

    internal SourceVersion(string source, string version, ICodec codec, SourceCodes codes, CodeShelf shelf) =>
        (SourceId, Version, Codec, this.codes, this.shelf) = (source, version, codec, codes, shelf);

    /// <summary>The source's id.</summary>
    public string SourceId { get; }

    /// <summary>The folder's name, for example <c>1.0</c>.</summary>
    public string Version { get; }

    /// <summary>For people; empty where there is none.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>Name of the wire format.</summary>
    public string Adapter { get; internal init; } = "";

    /// <summary>Whether it may serve, is still being written, or serves only what is in flight.</summary>
    public ReleaseStatus Status { get; internal init; }

    /// <summary>Which format families of <c>mappings/families.csv</c> it covers; empty for a source of one sender alone.</summary>
    public ImmutableArray<string> Families { get; internal init; } = [];

    /// <summary>Whether each sample stands alone or is a chapter of one story.</summary>
    public SampleOrder Samples { get; internal init; }

    /// <summary>First service date of this version; null for "since ever".</summary>
    public DateOnly? From { get; internal init; }

    /// <summary>Last service date of this version; null for "until further notice".</summary>
    public DateOnly? To { get; internal init; }

    /// <inheritdoc/>
    public string Sha256 { get; internal init; } = "";

    /// <summary>The adapter under this version's layout.</summary>
    public ICodec Codec { get; }

    /// <summary>The kinds of messages, in the order in which <c>when</c> is asked.</summary>
    public ImmutableArray<MessageMapping> Messages { get; internal init; } = [];

    /// <summary>The version's own code tables, for checks.</summary>
    internal SourceCodes Codes => codes;

    /// <summary>Where source.yaml is, for faults.</summary>
    internal string SettingsFile { get; init; } = "";

    internal KeyExpression? ServiceDatePath { get; init; }

    internal ReplyTable? ErrorTable { get; init; }

    /// <summary>A message by name; null when there is none.</summary>
    public MessageMapping? Message(string name) => Messages.FirstOrDefault(candidate => candidate.Name == name);

    /// <summary>The answer when no message's own reply table can be used, as the codec writes it.</summary>
    public Outcome<ReadOnlyMemory<byte>> ErrorReply(ReplyContext context)
    {
        if (ErrorTable is not { } table)
        {
            return Outcome.Refused<ReadOnlyMemory<byte>>(new Issue(IssueCodes.ReplyTableMissing, SourceLocation.Whole, $"Expected 'error-reply' of {SourceId}@{Version}."));
        }

        Outcome<SourceRecord> reply = ReplyRun.Make(table, context, shelf.Book(context.Institution, codes), new UnmappedLog(SourceId, Version));
        return reply.Succeeded ? Codec.Write(reply.Value) : Outcome.Refused<ReadOnlyMemory<byte>>(reply.Issues);
    }

    /// <summary>The same version, in force on every day.</summary>
    internal SourceVersion ForEveryDay() => new(SourceId, Version, Codec, codes, shelf)
    {
        Title = Title,
        Adapter = Adapter,
        Families = Families,
        Samples = Samples,
        Status = ReleaseStatus.Released,
        Messages = Messages,
        ServiceDatePath = ServiceDatePath,
        ErrorTable = ErrorTable,
    };

    internal RowScope ScopeOf(SourceRecord record) => new(shelf.Book(null, codes)) { Record = record };
}
