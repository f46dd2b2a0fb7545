using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One kind of message of a source version: what it means and how it is answered.</summary>
public sealed class MessageMapping
{
    private readonly MessageSettings settings;
    private readonly string source;
    private readonly string version;
    private readonly SourceCodes codes;
    private readonly CodeShelf shelf;

    internal MessageMapping(MessageSettings settings, string source, string version, SourceCodes codes, CodeShelf shelf) =>
        (this.settings, this.source, this.version, this.codes, this.shelf) = (settings, source, version, codes, shelf);

    /// <summary>For example <c>settle</c>.</summary>
    public string Name => settings.Name;

    /// <summary>For example <c>outpatient.settle</c>.</summary>
    public string Event => settings.Event;

    /// <summary>After which step the sender is answered.</summary>
    public ReplyWhen ReplyWhen => settings.ReplyWhen;

    /// <summary>What follows when an attempt of unknown outcome was taken back.</summary>
    public AfterReversal AfterReversal => settings.AfterReversal;

    /// <summary>Event of the earlier message (of the same visit) that carried what this one leaves out; null for a message that stands alone.</summary>
    public string? Continues => settings.Continues;

    /// <summary>Whether the source has a reply table for this message; without one <see cref="Reply"/> refuses.</summary>
    public bool HasReply => settings.Reply is not null;

    /// <summary>Turns a record into the canonical message. Pure: same record and context, same bytes.</summary>
    /// <returns>The message with warnings; or every issue, with the source field's location and the table row, and the part that could be made.</returns>
    public Outcome<MappedMessage> Map(SourceRecord record, MapContext context)
    {
        var unmapped = new UnmappedLog(source, version);
        var scope = new RowScope(shelf.Book(context.Institution, codes)) 
        {
            Record = record,
            Institution = context.Institution,
            ServiceDate = context.TablesOn,
            Unmapped = unmapped,
        };
        var builder = new BundleBuilder(context.ContentHash);
        var lineage = new LineageLog();
        settings.Table.Run(scope, builder, lineage, null);
        DateTimeOffset? timestamp = context.ServiceDate is { } day ? ServiceDay.At(day) : null;
        ImmutableArray<string> visits = Values(settings.Visits, scope);
        var mapped = new MappedMessage(builder.Message(Event, source, timestamp), Event, settings.MessageId?.Of(scope, out _), BusinessKey(scope), visits, Keys(scope, visits)) { Log = lineage, Unmapped = unmapped.ToImmutable() };
        return scope.HasErrors ? Outcome.Refused([.. scope.Issues], mapped) : Outcome.Of(mapped, [.. scope.Issues]);
    }

    /// <summary>The answer in the sender's format; <see cref="SourceVersion.Codec"/> writes it.</summary>
    public Outcome<SourceRecord> Reply(ReplyContext context) => settings.Reply is { } table
        ? ReplyRun.Make(table, context, shelf.Book(context.Institution, codes), new UnmappedLog(source, version))
        : Outcome.Refused<SourceRecord>(new Issue(IssueCodes.ReplyTableMissing, SourceLocation.Whole, $"Expected 'reply' of message {Name}."));

    /// <summary>The sender's own id of the message; null where it has none.</summary>
    public string? MessageIdOf(SourceRecord record) => settings.MessageId?.Of(new RowScope(shelf.Book(null, codes)) { Record = record }, out _);

    internal MessageSettings Settings => settings;

    internal bool Takes(RowScope scope) => settings.When?.Invoke(scope) ?? true;

    private static ImmutableArray<string> Values(ImmutableArray<KeyExpression> expressions, RowScope scope) => expressions.Length switch
    {
        0 => [],
        1 => expressions[0].Of(scope, out _) is { } only ? [only] : [],
        _ => [.. expressions.Select(expression => expression.Of(scope, out _)).OfType<string>().Distinct()],
    };

    private string? BusinessKey(RowScope scope)
    {
        var parts = new List<string>(settings.BusinessKey.Length);
        foreach (KeyExpression expression in settings.BusinessKey)
        {
            if (expression.Of(scope, out Flow flow) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                scope.Issues.Add(expression.Refuse(IssueCodes.ValueRequired, flow, flow.Fault ?? "Expected a value: it is part of the business key."));
            }
        }

        return parts.Count == 0 ? null : $"{scope.Institution?.Code}/{Event}/{string.Join('/', parts)}";
    }

    private ImmutableArray<MessageKey> Keys(RowScope scope, ImmutableArray<string> visits) =>
    [
        .. visits.Select(visit => new MessageKey("visit", visit)),
        .. Values(settings.Invoices, scope).Select(invoice => new MessageKey("invoice", invoice)),
        .. Values(settings.Persons, scope).Select(person => new MessageKey("person", PersonKey.Of(person))),
    ];
}
