using Gateway.Console.Api;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Pipeline.Correcting;
using Gateway.Platform;

namespace Gateway.Host.Jobs;

/// <summary>What a job does to one message: what an operator would do to it.</summary>
internal sealed class BulkHands(IJournal journal, IOperatorDesk desk, MessageCorrection correction) : IBulkHands
{
    public async Task<BulkAct> ActAsync(string action, long messageId, string actor, string reason, CancellationToken cancellationToken)
    {
        if (action == "resend")
        {
            Corrected sent = await correction.ResendAsync(messageId, actor, reason, cancellationToken);
            return new BulkAct(sent.Done, sent.Successor ?? messageId, sent.English);
        }

        bool isPark = action == "park";
        if (action == "release" && (await journal.FindAsync(messageId, cancellationToken))?.State != MessageState.Parked)
        {
            return new BulkAct(false, messageId, "It is no longer parked.");
        }

        DeskAnswer answer = isPark ? await desk.ParkAsync(messageId, actor, reason, cancellationToken) : await desk.RetryAsync(messageId, actor, reason, cancellationToken);
        return new BulkAct(answer.Done, messageId, answer.English);
    }

    public async Task<string?> FaultOfAsync(long messageId, CancellationToken cancellationToken) =>
        await journal.FindAsync(messageId, cancellationToken) is { IssueCode: not null } header ? FaultSignature.Of(header, await journal.ReadAsync(messageId, cancellationToken))?.ToString() : null;
}
