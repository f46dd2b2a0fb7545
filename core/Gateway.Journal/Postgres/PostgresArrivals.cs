namespace Gateway.Journal;

/// <summary>The messages of the same bytes, as far as the transaction needs to know: those that were not refused.</summary>
internal sealed class PostgresArrivals
{
    private readonly Dictionary<(string Institution, string Source, string Sha256), SortedDictionary<long, DateTimeOffset>> messages = [];
    private readonly HashSet<long> lookedUp = [];

    /// <summary>Says that every message with bytes like these has been looked up.</summary>
    public void LookedUp(long same) => lookedUp.Add(same);

    /// <summary>Takes a message in; one that was refused leaves.</summary>
    public void Put(MessageHeader message)
    {
        (string, string, string) bytes = (message.Institution, message.Source, message.Sha256);
        if (message.State is not MessageState.Refused)
        {
            (messages.TryGetValue(bytes, out SortedDictionary<long, DateTimeOffset>? same) ? same : messages[bytes] = [])[message.Id] = message.ReceivedAt;
        }
        else if (messages.TryGetValue(bytes, out SortedDictionary<long, DateTimeOffset>? same))
        {
            same.Remove(message.Id);
        }
    }

    /// <summary>The first message of the same bytes that came at a moment or later.</summary>
    /// <returns>Whether that is known.</returns>
    public bool TryFind(string institution, string source, string sha256, DateTimeOffset? since, out long? message)
    {
        message = messages.TryGetValue((institution, source, sha256), out SortedDictionary<long, DateTimeOffset>? same)
            ? same.Where(one => !(one.Value < since)).Select(one => (long?)one.Key).FirstOrDefault() : null;
        return lookedUp.Contains(MessageRow.Same(Convert.FromHexString(sha256)));
    }

    public void Clear()
    {
        messages.Clear();
        lookedUp.Clear();
    }
}
