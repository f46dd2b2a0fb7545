using System.Threading.Channels;
using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>What becomes of writes while the store is away. It is waited for without end; only new messages are told to come again.</summary>
internal sealed partial class GroupCommit
{
    private readonly Queue<WriteRequest> held = [];
    private readonly Channel<long> stranded = Channel.CreateUnbounded<long>();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>What keeps the store away; null while it is there.</summary>
    public JournalAwayException? Away => interruption.Now;

    /// <summary>How often the store has gone away, also for a moment only.</summary>
    public long Interruptions => interruption.Count;

    /// <summary>Messages that were written although their callers were told that nothing was taken: the store went away between the commit and its answer.</summary>
    public ChannelReader<long> Stranded => stranded.Reader;

    /// <summary>Looks whether the store is there, when a question found it away: perhaps nobody has anything to write.</summary>
    public void Look()
    {
        if (Away is null && fault is null)
        {
            waiting.Writer.TryWrite(new WriteRequest<bool>(new WriteSubject(), 0, _ => true, CancellationToken.None));
        }
    }

    /// <summary>A store that is away, or goes away from now on, is not waited for any more: whoever waits is told that the journal broke.</summary>
    public void StopWaiting() => stopping.Cancel();

    /// <summary>A store that neither takes nor fails: whoever can come again does not wait for the end of that. What comes through all the same is stranded.</summary>
    private async Task<T> AwaitAsync<T>(WriteRequest<T> request)
    {
        try
        {
            return await request.Done.WaitAsync(options.Silence, TimeProvider.System, CancellationToken.None);
        }
        catch (TimeoutException silent)
        {
            request.Fail(new JournalAwayException($"The journal {options.Place} does not answer. Nothing is taken until it does; what was acknowledged is kept, and the gateway goes on by itself.", silent)); // unless it ended at this very moment
        }

        return await request.Done;
    }

    /// <summary>
    /// Waits until the store is back. What failed is on disk or it is not, and then the store says which: nobody has to guess, so its callers get their true answer, and what is not there is written now.
    /// Who has been turned away by then was told that nothing was taken: the request is left out, or the message, which is there all the same, is handed to whoever takes care of the stranded.
    /// </summary>
    private void Resume(Exception cause)
    {
        interruption.Begin();
        try
        {
            while (IsStillAway(ref cause))
            {
                interruption.Say(writer.Tables.Told(cause), cause);
                if (interruption.IsLong)
                {
                    TurnAway();
                }

                interruption.Pause(stopping.Token);
            }
        }
        catch (Exception final)
        {
            Break(final is OperationCanceledException ? cause : final);
            batch.ForEach(request => request.Fail(fault!)); // set in Break
        }
        finally
        {
            interruption.End();
        }
    }

    /// <summary>Tries once: opens the store, hears what came of the batch, and writes it if it is not there.</summary>
    private bool IsStillAway(ref Exception cause)
    {
        try
        {
            if (writer.Resume())
            {
                batch.ForEach(Complete);
                return false;
            }
        }
        catch (Exception still) when (writer.Tables.MayPass(still))
        {
            cause = still;
            return true;
        }

        batch.RemoveAll(request => request.IsGivenUp);
        if (batch.Count > 0 && !TryWrite(batch, out Exception failed, out bool isOfTheStore))
        {
            if (isOfTheStore && writer.Tables.MayPass(failed))
            {
                cause = failed;
                return true;
            }

            Settle(failed, isOfTheStore);
            return false;
        }

        batch.ForEach(Complete);
        return false;
    }

    /// <summary>Tells those who can come again that the store is away.</summary>
    private void TurnAway()
    {
        JournalAwayException away = Away!; // it has been said
        while (waiting.Reader.TryRead(out WriteRequest? next))
        {
            held.Enqueue(next);
        }

        foreach (WriteRequest request in batch.Concat(held).Where(request => request.Subject.MayBeTurnedAway))
        {
            request.Fail(Again(away));
        }
    }

    private static JournalAwayException Again(JournalAwayException away) => new(away.Message, away.InnerException!); // made with a cause

    private void Complete(WriteRequest request)
    {
        if (!request.TryComplete() && request.NewMessage is { } message)
        {
            stranded.Writer.TryWrite(message);
        }
    }
}
