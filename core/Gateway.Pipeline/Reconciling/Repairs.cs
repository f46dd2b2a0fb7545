using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Replies;
using Gateway.Platform;

namespace Gateway.Pipeline.Reconciling;

/// <summary>Does what can be done about a difference without harm. Each repair may be begun again: what was done shows in the journal.</summary>
internal sealed class Repairs(IJournal journal, DeliveryEngine engine, StatementDesk desk, StatementSteps steps, AnswerBook answers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Repairs one difference, if it is of a kind that can be.</summary>
    /// <param name="run">The order's number.</param>
    public Task<Repair> DoAsync(Difference difference, long run, Institution institution, DateOnly day, ReconcileOrder order, CancellationToken cancellationToken) => difference switch
    {
        { Repair: RepairKind.NotNeeded } => Task.FromResult(new Repair("noted", null)),
        _ when order.Repair == ReconcileRepair.None => Task.FromResult(Repair.Open),
        { Repair: RepairKind.Adopt, Attempt.Message: { } message } => AdoptAsync(message, order, cancellationToken),
        { Repair: RepairKind.Reverse, Attempt: { } attempt, Platform: { } row } => ReverseAsync(attempt, row, run, institution, day, cancellationToken),
        { Repair: RepairKind.Reply, Ours.MessageId: var message } => ReplyAsync(message, cancellationToken),
        _ => Task.FromResult(Repair.Open),
    };

    private async Task<Repair> AdoptAsync(MessageHeader message, ReconcileOrder order, CancellationToken cancellationToken)
    {
        MessageHeader now = (await journal.FindAsync(message.Id, cancellationToken))!; // it was found a moment ago
        if (now is { State: MessageState.Parked, Lane: not null })
        {
            await engine.ReleaseAsync(now.Id, order.Actor, $"reconciliation: {order.Reason}", cancellationToken);
        }

        MessageHeader end = await steps.EndAsync(now.Id, Patience, cancellationToken);
        return end.State < MessageState.Accepted ? new Repair("under-way", now.Id) : await ReplyAsync(now.Id, cancellationToken) with { MessageId = now.Id }; // nobody waits for it any more
    }

    private async Task<Repair> ReverseAsync(OwnAttempt attempt, PlatformRow row, long run, Institution institution, DateOnly day, CancellationToken cancellationToken)
    {
        Outcome<MessageHeader> ended = await steps.DeliverAsync(
            institution.Code, new StatementStep(run, "reverse", row.MsgId), seed => desk.Reverse(seed, institution, day, row, attempt), cancellationToken, Patience);
        return ended.TryGetValue(out MessageHeader? message)
            ? new Repair(message.State switch { MessageState.Accepted => "repaired", MessageState.Prepared => "under-way", _ => "open" }, message.Id)
            : Repair.Open;
    }

    private async Task<Repair> ReplyAsync(long messageId, CancellationToken cancellationToken)
    {
        MessageHeader header = (await journal.FindAsync(messageId, cancellationToken))!; // the ledger's lines belong to messages
        if (header.State < MessageState.Accepted)
        {
            return new Repair("under-way", messageId);
        }

        var context = new MessageContext(new InboundMessage(header.Institution, header.Source, header.Listener, await journal.ReadArrivalAsync(messageId, cancellationToken))) { MessageId = messageId };
        return await answers.FindAsync(context, cancellationToken) is null ? Repair.Open : new Repair("repaired", messageId);
    }
}

/// <summary>What became of a difference: <c>open</c>, <c>under-way</c>, <c>repaired</c> or <c>noted</c>.</summary>
internal sealed record Repair(string State, long? MessageId)
{
    public static Repair Open { get; } = new("open", null);
}
