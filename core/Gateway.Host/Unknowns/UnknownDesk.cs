using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Host.Unknowns;

/// <summary>What operators see of unknown outcomes and decide about them, each decision journalled with who and why.</summary>
internal sealed class UnknownDesk(IJournal journal, DeliveryEngine engine, UnknownReader reader, TimeProvider time) : IUnknownDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20); // below the 30 seconds that the command line waits
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<ImmutableArray<UnknownRow>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<UnknownRow>();
        foreach (OpenDoubt doubt in engine.Doubts)
        {
            if (await ReadAsync(doubt.MessageId, cancellationToken) is { } read && read.Case is { } found)
            {
                rows.Add(UnknownWords.Row(found, time.GetUtcNow()));
            }
        }

        return rows.ToImmutable();
    }

    public async Task<UnknownView?> ShowAsync(long messageId, CancellationToken cancellationToken) =>
        await ReadAsync(messageId, cancellationToken) is { } read ? UnknownWords.View(read.Header, read.Case, read.Facts, time.GetUtcNow()) : null;

    public async Task<UnknownOrdered?> OrderAsync(long messageId, string action, UnknownOrder order, CancellationToken cancellationToken)
    {
        if (await ReadAsync(messageId, cancellationToken) is not { } read)
        {
            return null;
        }

        if (Hindrance(read.Header, read.Case, action) is var (chinese, english))
        {
            return new UnknownOrdered(false, UnknownWords.Word(read.Header.State), chinese, english, UnknownWords.View(read.Header, read.Case, read.Facts, time.GetUtcNow()));
        }

        ReleaseHow how = (action, order.As) switch { ("ask", _) => ReleaseHow.Ask, ("reverse", _) => ReleaseHow.Reverse, (_, "done") => ReleaseHow.Adopt, _ => ReleaseHow.GiveUp };
        await engine.ReleaseAsync(messageId, new JournalFact.Released(order.Reason) { How = how, Number = how == ReleaseHow.Adopt ? order.Number : null }, order.Actor, cancellationToken);
        (MessageHeader Header, UnknownCase? Case, ImmutableArray<JournalledFact> Facts) after = await EndAsync(messageId, cancellationToken);
        (string zh, string en) = UnknownWords.Came(after.Header, after.Case);
        return new UnknownOrdered(true, UnknownWords.Word(after.Header.State), zh, en, UnknownWords.View(after.Header, after.Case, after.Facts, time.GetUtcNow()));
    }

    private static (string Chinese, string English)? Hindrance(MessageHeader header, UnknownCase? found, string action) => (header.State, found, action) switch
    {
        (_, null, _) => ($"报文{header.Id}没有结果未知的交易。", $"Nothing of message {header.Id} is unknown."),
        (not MessageState.Parked, _, _) => ($"网关正在查清报文{header.Id}，请稍候；需要人工处理时可先用 messages park {header.Id} 搁置。", $"The gateway is resolving message {header.Id}: wait, or set it aside first with 'messages park {header.Id}'."),
        (_, { CanAsk: false }, "ask") => ("该交易无法查询。", "This transaction cannot be asked about."),
        (_, { CanReverse: false }, "reverse") => ("该交易不能冲正。", "This transaction cannot be reversed."),
        _ => null,
    };

    private async Task<(MessageHeader Header, UnknownCase? Case, ImmutableArray<JournalledFact> Facts)> EndAsync(long messageId, CancellationToken cancellationToken)
    {
        for (long began = time.GetTimestamp(); ;)
        {
            (MessageHeader Header, UnknownCase? Case, ImmutableArray<JournalledFact> Facts) read = (await ReadAsync(messageId, cancellationToken))!.Value; // nothing is ever removed
            if (read.Header.State != MessageState.Prepared || time.GetElapsedTime(began) > Patience)
            {
                return read;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<(MessageHeader Header, UnknownCase? Case, ImmutableArray<JournalledFact> Facts)?> ReadAsync(long messageId, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(messageId, cancellationToken) is not { } header)
        {
            return null;
        }

        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(messageId, cancellationToken);
        bool isOpen = header.State is MessageState.Prepared or MessageState.Parked;
        return (header, isOpen && LaneHistory.Item(header, facts) is { } item ? reader.Find(item) : null, facts);
    }
}
