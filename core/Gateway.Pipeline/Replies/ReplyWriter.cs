using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;
using Hl7.Fhir.Model;
using Microsoft.Extensions.Logging;

namespace Gateway.Pipeline.Replies;

/// <summary>Writes what a sender is told, in its own format: by the message's reply table, else by the source's error table, else in one plain line.</summary>
internal sealed partial class ReplyWriter(ILogger<ReplyWriter> logger)
{
    /// <summary>The reply for a message as it stands.</summary>
    /// <param name="unmapped">Takes the codes of ours for which the sender's tables have none; null drops them.</param>
    /// <param name="explain">Who failed and what to do, of an issue or of a message that waits; null leaves that out.</param>
    public InboundReply Write(MessageContext context, ReplyStatus status, ICollection<UnmappedCode>? unmapped = null, Func<Issue?, Verdict?>? explain = null)
    {
        if (context.Source is null)
        {
            return new InboundReply(Plain(context), KindOf(status), context.MessageId);
        }

        if (context.Read is { Message: not null, Record: not null })
        {
            Outcome<ReadOnlyMemory<byte>> own = ByOwnTable(context, status, unmapped, explain);
            if (own.TryGetValue(out ReadOnlyMemory<byte> bytes))
            {
                return new InboundReply(bytes, KindOf(status), context.MessageId);
            }

            LogReplyFailed(context.MessageId, string.Join("; ", own.Issues.Select(issue => $"{issue.Code.Id} {issue.At} {issue.TableRow}")));
        }

        // An error table may know only "failed": a message that was accepted is never told so by it, it stays "pending" until its own table is mended.
        ReplyStatus told = status == ReplyStatus.Accepted ? ReplyStatus.Pending : status;
        ReplyContext reply = ContextOf(context, told, unmapped, explain);
        Outcome<ReadOnlyMemory<byte>> error = context.Read?.Version?.ErrorReply(reply) ?? context.Source.ErrorReply(reply);
        return new InboundReply(error.Succeeded ? error.Value : Plain(context), KindOf(told), context.MessageId);
    }

    /// <summary>What the message has come to, as the sender is told.</summary>
    public static ReplyStatus StatusOf(MessageContext context) => context switch
    {
        { Finished.State: MessageState.Accepted } => ReplyStatus.Accepted,
        { Finished: not null } => ReplyStatus.Refused,
        { IsParked: true } or { WaitsForCode: true } => ReplyStatus.Pending,
        { IsRefused: true, Mapped: null } => ReplyStatus.Error,
        { IsRefused: true } => ReplyStatus.Refused,
        _ => ReplyStatus.Accepted,
    };

    private static InboundReplyKind KindOf(ReplyStatus status) => status switch
    {
        ReplyStatus.Accepted => InboundReplyKind.Done,
        ReplyStatus.Pending => InboundReplyKind.Pending,
        _ => InboundReplyKind.Refused,
    };

    /// <summary>The reply by the message's own table; or what keeps it from being made or written.</summary>
    /// <exception cref="InvalidOperationException">The message was not recognised, so there is no table of its own.</exception>
    public static Outcome<ReadOnlyMemory<byte>> ByOwnTable(MessageContext context, ReplyStatus status, ICollection<UnmappedCode>? unmapped = null, Func<Issue?, Verdict?>? explain = null)
    {
        (SourceVersion version, MessageMapping message) = context.Read is { Version: { } read, Message: { } known } ? (read, known) : throw new InvalidOperationException("Expected a message that was recognised.");
        Outcome<SourceRecord> record = message.Reply(ContextOf(context, status, unmapped, explain));
        return record.TryGetValue(out SourceRecord? value) ? version.Codec.Write(value) : Outcome.Refused<ReadOnlyMemory<byte>>(record.Issues);
    }

    private static ReplyContext ContextOf(MessageContext context, ReplyStatus status, ICollection<UnmappedCode>? unmapped, Func<Issue?, Verdict?>? explain)
    {
        (Bundle answer, ImmutableSortedDictionary<string, string> facts) = CanonicalAnswer.Read(context.Finished?.Answer ?? default);
        return new ReplyContext(status)
        {
            Request = context.Read?.Record,
            Issues = context.Finished is { Issues.IsEmpty: false } finished ? finished.Issues : context.Issues,
            Explain = status == ReplyStatus.Accepted ? null : explain,
            Canonical = context.Canonical,
            Answer = answer,
            Facts = facts,
            Institution = context.Institution,
            TablesOn = context.Read?.TablesOn,
            MessageId = context.ContentHash,
            Unmapped = unmapped,
        };
    }

    private static ReadOnlyMemory<byte> Plain(MessageContext context)
    {
        Issue? issue = context.Issues.FirstOrDefault(found => found.IsError);
        return Encoding.UTF8.GetBytes(issue is null ? "" : $"{issue.Code.Id} {issue.Code.Chinese} {issue.Code.English} {issue.At}: {issue.Reason}\r\n");
    }

    [LoggerMessage(EventIds.ReplyFailed, LogLevel.Warning, "The reply to message {MessageId} could not be written by its table: {Faults}. The source's error table answers instead.")]
    private partial void LogReplyFailed(long messageId, string faults);
}
