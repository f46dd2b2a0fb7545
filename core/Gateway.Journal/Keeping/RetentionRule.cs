using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>How long the bytes of final messages are kept. Headers, keys, hashes, the ledger and the key book always stay; of a message that is not final nothing is ever dropped.</summary>
/// <param name="Age">From a message's last change; null: for ever.</param>
/// <param name="Replies">How long replies are kept at least, so that the same message again gets the same answer.</param>
/// <param name="Institutions">Ages of institutions that differ; null: for ever.</param>
public sealed record RetentionRule(TimeSpan? Age, TimeSpan Replies, ImmutableDictionary<string, TimeSpan?> Institutions)
{
    /// <summary>The shortest age that any message has; null when nothing is ever dropped.</summary>
    public TimeSpan? Shortest => Institutions.Values.Append(Age).Min();

    /// <summary>What is to be left of a message.</summary>
    public KeptParts For(MessageHeader message, DateTimeOffset now)
    {
        TimeSpan? age = Institutions.TryGetValue(message.Institution, out TimeSpan? own) ? own : Age;
        TimeSpan old = now - message.ChangedAt;
        return age is null || !message.State.IsFinal() || old < age ? KeptParts.Everything
            : old < Replies ? KeptParts.Replies
            : KeptParts.Heads;
    }
}
