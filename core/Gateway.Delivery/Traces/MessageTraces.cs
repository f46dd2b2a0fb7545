using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// One trace a message, from the sender's bytes to the platform's answer and back. Its id follows from what the journal keeps of the message (institution, source, hash of its bytes), so the same trace goes on
/// after a restart, and when the same bytes come again. Spans carry numbers, codes and durations; nothing of what a message contains. Without a listener nothing is made.
/// </summary>
public sealed class MessageTraces
{
    /// <summary>Of the spans that are a message's own: arrival, waiting, attempts, reply.</summary>
    public const string Name = "Gateway.Messages";

    private const int Remembered = 20_000;
    private static readonly ActivitySource Source = new(Name);
    private readonly ConcurrentDictionary<long, MessageSpans> known = new();
    private readonly ConcurrentQueue<long> order = new();

    /// <summary>The id of a message's trace.</summary>
    /// <param name="sha256">Of its bytes, hexadecimal, as the journal keeps it.</param>
    public static ActivityTraceId IdOf(string institution, string source, string sha256) =>
        ActivityTraceId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"{institution}|{source}|{sha256}")).AsSpan(0, 16));

    /// <summary>A message has come: the trace's first span. A caller's own trace is linked.</summary>
    public static Activity? Arrive(string institution, string source, string listener, ReadOnlySpan<byte> bytes)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityTraceId id = IdOf(institution, source, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        ActivityLink[] links = Activity.Current is { HasRemoteParent: true } caller ? [new ActivityLink(caller.Context)] : [];
        return Begin("message", ActivityKind.Server, Root(id), [new("gateway.institution", institution), new("gateway.source", source), new("gateway.listener", listener)], links);
    }

    /// <summary>A message goes on after a restart, or because a person let it: a first span of the same trace.</summary>
    public Activity? TakeUp(MessageHeader message) => Source.HasListeners() ? TakeUp(IdOf(message), message.Institution, message.Source, message.Id) : null;

    /// <summary>The same, where its bytes are at hand.</summary>
    public Activity? TakeUp(string institution, string source, ReadOnlySpan<byte> bytes, long messageId) =>
        Source.HasListeners() ? TakeUp(IdOf(institution, source, Convert.ToHexStringLower(SHA256.HashData(bytes))), institution, source, messageId) : null;

    /// <summary>The journal has given the message its number: what happens to it later hangs below this span.</summary>
    public void Number(Activity? span, long messageId)
    {
        if (span is null || messageId == 0)
        {
            return;
        }

        span.SetTag("gateway.message", messageId);
        known[messageId] = new MessageSpans(span.Context);
        order.Enqueue(messageId);
        while (known.Count > Remembered && order.TryDequeue(out long oldest))
        {
            known.TryRemove(oldest, out _); // its later spans stay in its trace, below none
        }
    }

    /// <summary>A span of a message that begins where another message's may be current: in a lane, for a reply.</summary>
    public Activity? Step(string name, string institution, string source, ReadOnlySpan<byte> bytes, long messageId) => !Source.HasListeners() ? null : Begin(
        name, ActivityKind.Internal, known.TryGetValue(messageId, out MessageSpans? spans) ? spans.First : Root(IdOf(institution, source, Convert.ToHexStringLower(SHA256.HashData(bytes)))), []);

    /// <summary>An attempt begins: first a span for the time in which the message waited in its lane, then the attempt's own, linked to the one before that it asks about, takes back or repeats.</summary>
    internal Activity? Attempt(DeliveryItem item, AttemptIntent intent)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        MessageHeader message = item.Message;
        MessageSpans? spans = known.GetValueOrDefault(message.Id);
        ActivityContext parent = spans?.First ?? Root(IdOf(message));
        Attempt? before = item.Attempts.LastOrDefault(attempt => attempt.Intent.Step == intent.Step);
        Begin("lane wait", ActivityKind.Internal, parent, [new("gateway.message", message.Id)], since: item.Attempts.LastOrDefault()?.EndedAt ?? message.ChangedAt)?.Dispose();
        return Begin(
            $"{intent.Purpose.ToString().ToLowerInvariant()} {intent.Transaction}", ActivityKind.Client, parent,
            [
                new("gateway.message", message.Id), new("gateway.msgid", intent.MsgId), new("gateway.transaction", intent.Transaction), new("gateway.destination", intent.Destination),
                new("gateway.step", intent.Step), new("gateway.attempt", item.Attempts.Length + 1), new("gateway.follows", before?.Intent.MsgId),
            ],
            before is not null && spans?.Of(before.Intent.MsgId) is { } link ? [new ActivityLink(link)] : []);
    }

    /// <summary>What the attempt came to, and where its time went.</summary>
    internal void Attempted(Activity? span, long messageId, AttemptIntent intent, TargetAnswer answer)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag("gateway.outcome", answer.Outcome.ToString().ToLowerInvariant());
        span.SetTag("gateway.connect_ms", answer.Timing.Connect.TotalMilliseconds).SetTag("gateway.send_ms", answer.Timing.Send.TotalMilliseconds).SetTag("gateway.wait_ms", answer.Timing.Wait.TotalMilliseconds);
        span.SetStatus(answer.Outcome is AttemptOutcome.NotSent or AttemptOutcome.Unknown ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        if (known.TryGetValue(messageId, out MessageSpans? spans))
        {
            spans.Add(intent.MsgId, span.Context);
        }
    }

    private Activity? TakeUp(ActivityTraceId id, string institution, string source, long messageId)
    {
        Activity? span = Begin("message taken up", ActivityKind.Internal, Root(id), [new("gateway.institution", institution), new("gateway.source", source)]);
        Number(span, messageId);
        return span;
    }

    private static ActivityTraceId IdOf(MessageHeader message) => IdOf(message.Institution, message.Source, message.Sha256);

    /// <summary>A span below another of its message, or the first one of its trace; never below what happens to be current here, which may be a call of the web server or another message's.</summary>
    private static Activity? Begin(string name, ActivityKind kind, ActivityContext parent, IEnumerable<KeyValuePair<string, object?>> tags, IEnumerable<ActivityLink>? links = null, DateTimeOffset since = default)
    {
        Activity.Current = null;
        return Source.StartActivity(name, kind, parent, tags, links, since);
    }

    /// <summary>Begins the trace: an id and no span above.</summary>
    private static ActivityContext Root(ActivityTraceId id) => new(id, default, ActivityTraceFlags.Recorded);
}
