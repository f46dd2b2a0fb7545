using System.Collections.Concurrent;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>Listens on for answers to attempts that were given up, and writes them down. Nothing follows from them: the attempt stays unknown until it is resolved.</summary>
internal sealed partial class LateAnswers(DeliveryJournal journal, DeliveryMeter meter, ILogger logger, CancellationToken cutOff)
{
    private readonly ConcurrentDictionary<string, Task> listening = new(StringComparer.Ordinal);

    /// <summary>Listens for one.</summary>
    /// <param name="late">Ends by itself, with null when no answer came.</param>
    public void Await(long messageId, AttemptIntent intent, Task<TargetAnswer?> late)
    {
        Task hearing = Task.Run(() => HearAsync(messageId, intent, late), CancellationToken.None);
        listening[intent.MsgId] = hearing;
        if (hearing.IsCompleted)
        {
            listening.TryRemove(intent.MsgId, out Task? _); // it ended before it was noted
        }
    }

    /// <summary>Waits for those that are being written down; the calls themselves have been cut off.</summary>
    public Task DrainAsync() => Task.WhenAll(listening.Values);

    private async Task HearAsync(long messageId, AttemptIntent intent, Task<TargetAnswer?> late)
    {
        try
        {
            if (await late.WaitAsync(cutOff) is { } answer)
            {
                meter.AnsweredLate(intent);
                await journal.AppendAsync(messageId, new JournalFact.AnsweredLate(intent.MsgId, answer.Outcome, answer.Detail, answer.Answer), intent.Step);
            }
        }
        catch (OperationCanceledException)
        {
            // the gateway stops: nobody listens any more
        }
        catch (Exception lost) // evidence only: whoever needs the journal finds out by itself that it is gone
        {
            LogNotKept(lost, messageId);
        }
        finally
        {
            listening.TryRemove(intent.MsgId, out Task? _);
        }
    }

    [LoggerMessage(EventIds.LateAnswerNotKept, LogLevel.Warning, "A late answer to an attempt of message {MessageId} could not be written down.")]
    private partial void LogNotKept(Exception lost, long messageId);
}
