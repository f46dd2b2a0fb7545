using System.Security.Cryptography;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Pipeline.Correcting;

/// <summary>
/// Ends messages that a person gives up, or sends corrected ones in their stead. Neither touches what is, or may be, live at the platform: that is taken back first.
/// A correction: (1) J1 of the new bytes, whose listener names the old message; (2) the old one ends, naming the new; (3) the steps; (4) the lane, whose place the new one takes, goes on.
/// </summary>
public sealed class MessageCorrection(IJournal journal, DeliveryEngine engine, VisitReader reader, PipelineLife line, TimeProvider time)
{
    /// <summary>Ends a parked message; the next one of its lane goes on.</summary>
    public async Task<Corrected> SkipAsync(long messageId, string actor, string reason, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(messageId, cancellationToken);
        if (header is not { State: MessageState.Parked })
        {
            return header is null ? Missing(messageId) : Corrected.No($"报文{messageId}不在搁置状态，只有搁置的报文可以跳过；等待中的报文请先执行 messages park {messageId}。", $"Message {messageId} is {Word(header)}: only a parked message can be skipped; set it aside first with 'messages park {messageId}'.");
        }

        if (await HindranceAsync(header, cancellationToken) is { } hindrance)
        {
            return hindrance;
        }

        await journal.AppendAsync(messageId, new JournalFact.Skipped(reason), new FactOrigin(actor, reason, time.GetUtcNow()), cancellationToken);
        Release(header);
        return new Corrected(true, $"报文{messageId}已跳过，不再办理；同一队列的后续报文继续。", $"Message {messageId} is skipped; what waits behind it goes on.");
    }

    /// <summary>Sends corrected bytes in the stead of a message that is parked or was refused.</summary>
    public async Task<Corrected> ReplaceAsync(long messageId, ReadOnlyMemory<byte> bytes, string actor, string reason, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(messageId, cancellationToken);
        if (header is not { State: MessageState.Parked or MessageState.Refused })
        {
            return header is null ? Missing(messageId) : Corrected.No($"报文{messageId}状态为{Word(header)}，只有搁置或被拒绝的报文可以改正后重发。", $"Message {messageId} is {Word(header)}: only a parked or refused message can be corrected.");
        }

        if (await HindranceAsync(header, cancellationToken) is { } hindrance)
        {
            return hindrance;
        }

        if (bytes.IsEmpty || Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) == header.Sha256)
        {
            return Corrected.No("改正后的报文为空，或与原报文完全相同。", "The correction is empty, or has the same bytes as the message.");
        }

        return await SucceedAsync(header, bytes, actor, reason, cancellationToken);
    }

    /// <summary>Sends a refused message again as a new one, with the same bytes.</summary>
    public async Task<Corrected> ResendAsync(long messageId, string actor, string reason, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(messageId, cancellationToken);
        if (header is not { State: MessageState.Refused })
        {
            return header is null ? Missing(messageId) : Corrected.No($"报文{messageId}状态为{Word(header)}，只有被拒绝的报文可以重发。", $"Message {messageId} is {Word(header)}: only a refused message can be sent again.");
        }

        return await HindranceAsync(header, cancellationToken) ?? await SucceedAsync(header, await journal.ReadArrivalAsync(messageId, cancellationToken), actor, reason, cancellationToken);
    }

    private async Task<Corrected> SucceedAsync(MessageHeader header, ReadOnlyMemory<byte> bytes, string actor, string reason, CancellationToken cancellationToken)
    {
        long messageId = header.Id;
        var arrival = new Arrival(header.Institution, header.Source, LanePlace.ListenerOf(header), time.GetUtcNow(), bytes);
        Recorded recorded = await journal.RecordAsync(arrival, cancellationToken); // 1
        if (recorded.WasHereBefore)
        {
            return Corrected.No($"这些内容已作为报文{recorded.MessageId}收到过。", $"These bytes are here already, as message {recorded.MessageId}.");
        }

        await journal.AppendAsync(messageId, new JournalFact.Skipped(reason) { Successor = recorded.MessageId }, new FactOrigin(actor, reason, time.GetUtcNow()), CancellationToken.None); // 2
        await line.PrepareAsync((await journal.FindAsync(recorded.MessageId, CancellationToken.None))!); // 3; it was written a moment ago
        Release(header); // 4
        return new Corrected(true, $"报文{messageId}已由报文{recorded.MessageId}取代。", $"Message {recorded.MessageId} has taken the place of message {messageId}.", recorded.MessageId);
    }

    private void Release(MessageHeader header)
    {
        if (header.Lane is { } lane)
        {
            engine.Drop(header.Id, lane);
        }
    }

    /// <summary>What is, or may be, live at the platform.</summary>
    private async Task<Corrected?> HindranceAsync(MessageHeader header, CancellationToken cancellationToken)
    {
        if (header.Source is UndoOrder.Source or ReconcileOrder.Source or ReconcileOrder.StepSource || SignInOrder.IsOne(header) || WindowDesk.IsOrder(header))
        {
            return Corrected.No($"报文{header.Id}是网关自己的指令，不能跳过或改正。", $"Message {header.Id} is an order of the gateway's own: it cannot be skipped or corrected.");
        }

        if ((await journal.ReadAsync(header.Id, cancellationToken)).Select(fact => fact.Fact).OfType<JournalFact.Skipped>().FirstOrDefault() is { } replaced)
        {
            return Corrected.No($"报文{header.Id}已由报文{replaced.Successor}取代。", $"Message {replaced.Successor} has already taken the place of message {header.Id}.");
        }

        VisitEffect? live = LaneHistory.Item(header, await journal.ReadAsync(header.Id, cancellationToken)) is { } item ? reader.Effects([item]).FirstOrDefault(effect => effect.State != EffectState.Undone && (effect.Undo ?? effect.Reverse) is not null) : null; // the rest has no life of its own
        string visit = header.Lane is { } lane ? LaneHistory.NumberOf(lane) : "";
        return live is null ? null : Corrected.No(
            $"报文{header.Id}的交易{live.Step.Transaction}在平台上{(live.State == EffectState.Live ? "有效" : "结果未知")}，不能跳过：请先执行 visits undo {visit} --institution {header.Institution} --to registered|nothing，或用 messages retry 继续办理。",
            $"Transaction {live.Step.Transaction} of message {header.Id} is {(live.State == EffectState.Live ? "live" : "of unknown outcome")} at the platform: take it back first with 'visits undo {visit} --institution {header.Institution} --to registered|nothing', or go on with 'messages retry'.");
    }

    private static Corrected Missing(long messageId) => Corrected.No($"没有报文{messageId}。", $"There is no message {messageId}.");

    private static string Word(MessageHeader header) => header.State.ToString().ToLowerInvariant();
}
