namespace Gateway.Journal;

/// <summary>The headers of messages on their way, as the one writer left them: a message gets some six facts within a second and need not be read for each. Bounded; whoever is not in here is read.</summary>
internal sealed class OpenMessages
{
    private const int Most = 8192;

    private readonly Dictionary<long, MessageHeader> headers = [];

    public MessageHeader? Find(long messageId) => headers.GetValueOrDefault(messageId);

    /// <summary>Keeps a header, unless nothing more will follow.</summary>
    public void Keep(MessageHeader header)
    {
        if (header.State.IsFinal())
        {
            headers.Remove(header.Id);
            return;
        }

        if (headers.Count >= Most)
        {
            headers.Clear(); // those that wait long are read again when their turn comes
        }

        headers[header.Id] = header;
    }

    /// <summary>What was kept may not be true any more.</summary>
    public void Clear() => headers.Clear();
}
