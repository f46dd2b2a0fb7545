using System.Collections.Concurrent;
using System.Diagnostics;

namespace Gateway.Delivery;

/// <summary>The spans of one message that later ones hang below or point at.</summary>
/// <param name="first">Of its arrival, or of the restart that took it up.</param>
internal sealed class MessageSpans(ActivityContext first)
{
    private readonly ConcurrentDictionary<string, ActivityContext> attempts = new(StringComparer.Ordinal);

    public ActivityContext First { get; } = first;

    public void Add(string msgId, ActivityContext attempt) => attempts[msgId] = attempt;

    /// <summary>Of an attempt by its msgid; null where this process did not make it.</summary>
    public ActivityContext? Of(string msgId) => attempts.TryGetValue(msgId, out ActivityContext attempt) ? attempt : null;
}
