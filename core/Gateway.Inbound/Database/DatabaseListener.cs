using System.Collections.Concurrent;
using Gateway.Contract;
using Gateway.Inbound.Folder;
using Gateway.Inbound.Limits;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Database;

/// <summary>
/// One polled database. A look at it: (1) finds the keys that wait, (2) reads each one's rows, (3) hands them over, (4) when they are answered, marks them and writes the reply in one
/// transaction. A message whose answer is pending stays unmarked and is asked about again: the same bytes are the same message, and the journal answers.
/// </summary>
internal sealed partial class DatabaseListener : IDisposable
{
    private readonly DatabaseListenerOptions options;
    private readonly InboundDesk desk;
    private readonly InboundGate gate;
    private readonly InboundMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly DatabaseInbox inbox;
    private readonly DatabaseOutbox outbox;
    private readonly FolderRetry retry;
    private readonly SemaphoreSlim hands;
    private readonly KeysInHand inHand = new();
    private readonly ConcurrentDictionary<string, InboundReply> unwritten = new(StringComparer.Ordinal);
    private readonly string listener;
    private readonly int maxMessageBytes;
    private string fault = "";

    public DatabaseListener(DatabaseListenerOptions options, string connectionString, int maxMessageBytes, DatabaseParts parts)
    {
        (this.options, this.maxMessageBytes, desk, gate, metrics, time, logger) = (options, maxMessageBytes, parts.Desk, parts.Gate, parts.Metrics, parts.Time, parts.Logger);
        var database = new DatabaseConnection(options, connectionString);
        inbox = new DatabaseInbox(options, database, maxMessageBytes);
        outbox = new DatabaseOutbox(options, database);
        retry = new FolderRetry(time);
        hands = new SemaphoreSlim(options.MaxInHand);
        listener = $"database:{options.Name}";
    }

    /// <summary>Looks and waits until <paramref name="stop"/>, then waits for what is in hand.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await LookAsync(stop);
                await Task.Delay(options.PollInterval, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await SettledAsync();
        }
    }

    /// <summary>One look; returns when every message it found has been started.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        long look = inHand.BeginLook();
        IReadOnlyList<DatabaseKey> keys;
        try
        {
            keys = await inbox.FindAsync(stop);
            SayUsable();
        }
        catch (DatabaseFaultException unusable)
        {
            Say(unusable);
            return;
        }
        catch (Exception bug) when (!stop.IsCancellationRequested)
        {
            LogFault(bug, options.Name);
            return;
        }

        foreach (DatabaseKey key in keys.Where(key => retry.IsDue(key.Text)))
        {
            await StartAsync(key, look, stop);
        }
    }

    /// <summary>Waits for every message that was started.</summary>
    internal async Task SettledAsync()
    {
        for (int back = 0; back < options.MaxInHand; back++)
        {
            await hands.WaitAsync(CancellationToken.None); // all hands empty: nothing is in them
        }

        hands.Release(options.MaxInHand);
    }

    public void Dispose() => hands.Dispose();

    private async Task StartAsync(DatabaseKey key, long look, CancellationToken stop)
    {
        await hands.WaitAsync(stop);
        InboundPass? pass = null;
        try
        {
            pass = await gate.EnterAsync(stop);
        }
        finally
        {
            if (pass is null)
            {
                hands.Release();
            }
        }

        if (inHand.TryTake(key.Text, look))
        {
            _ = FinishAsync(key, pass); // never throws; SettledAsync waits for it
            return;
        }

        pass.Dispose();
        hands.Release();
    }

    private async Task FinishAsync(DatabaseKey key, InboundPass pass)
    {
        try
        {
            await HandOverAsync(key);
        }
        catch (OperationCanceledException) when (gate.Abandoned.IsCancellationRequested)
        {
            // Unmarked: the next run finds it again.
        }
        catch (DatabaseFaultException unusable)
        {
            retry.PutOff(key.Text, fault: true);
            Say(unusable);
        }
        catch (Exception bug)
        {
            retry.PutOff(key.Text, fault: true);
            LogFault(bug, options.Name);
        }
        finally
        {
            inHand.PutDown(key.Text);
            pass.Dispose();
            hands.Release();
        }
    }

    private async Task HandOverAsync(DatabaseKey key)
    {
        InboundReply? reply = unwritten.GetValueOrDefault(key.Text) ?? await AnswerAsync(key);
        if (reply is null)
        {
            return; // its rows are gone
        }

        if (reply.Kind is InboundReplyKind.Busy or InboundReplyKind.Pending)
        {
            retry.PutOff(key.Text, fault: false);
            LogAgain(options.Name, reply.Kind);
            return;
        }

        unwritten[key.Text] = reply; // a fault from here on repeats only the writing
        bool isMarked = await outbox.SettleAsync(key, reply, CancellationToken.None);
        unwritten.TryRemove(key.Text, out _);
        retry.Forget(key.Text);
        if (isMarked)
        {
            LogDone(options.Name, reply.MessageId, reply.Kind);
        }
        else
        {
            retry.PutOff(key.Text, fault: true); // a mark that never fits would go round and round
            Say(new DatabaseFaultException(IssueCodes.MarkedElsewhere, "Mark: no row was changed."));
        }
    }

    private async Task<InboundReply?> AnswerAsync(DatabaseKey key)
    {
        (byte[] bytes, bool tooLong) = await inbox.ReadAsync(key, gate.Abandoned);
        var message = new InboundMessage(options.Institution, options.Source, listener, bytes);
        return bytes.Length == 0 ? null
            : tooLong ? await desk.RefuseAsync(message, IssueCodes.MessageTooLong, $"Expected at most {maxMessageBytes} bytes.", gate.Abandoned)
            : await desk.TakeAsync(message, gate.Abandoned);
    }

    private void Say(DatabaseFaultException unusable)
    {
        metrics.Refused(listener, unusable.Code.Id);
        metrics.States.Down(listener, $"{unusable.Code.Id} {unusable.Code.Chinese} {unusable.Message}");
        string now = $"{unusable.Code.Id} {unusable.Message}";
        if (Interlocked.Exchange(ref fault, now) != now) // once, not with every look
        {
            LogUnusable(options.Name, unusable.Code.Id, unusable.Message);
        }
    }

    private void SayUsable()
    {
        metrics.States.Up(listener);
        string last = fault;
        if (last.StartsWith(IssueCodes.DatabaseUnreachable.Id, StringComparison.Ordinal) || last.StartsWith($"{IssueCodes.StatementFailed.Id} Next", StringComparison.Ordinal))
        {
            fault = "";
            LogUsable(options.Name);
        }
    }

    [LoggerMessage(EventIds.DatabaseUnusable, LogLevel.Warning, "Database {Database}: {Code} {Reason} It is tried again.")]
    private partial void LogUnusable(string database, string code, string reason);

    [LoggerMessage(EventIds.DatabaseUsable, LogLevel.Information, "Database {Database} can be read again.")]
    private partial void LogUsable(string database);

    [LoggerMessage(EventIds.RowsDone, LogLevel.Debug, "Database {Database}: message {MessageId} is marked and answered, {Kind}.")]
    private partial void LogDone(string database, long messageId, InboundReplyKind kind);

    [LoggerMessage(EventIds.RowsAgain, LogLevel.Debug, "Database {Database}: a message has no final answer yet ({Kind}); it is asked about again.")]
    private partial void LogAgain(string database, InboundReplyKind kind);

    [LoggerMessage(EventIds.ReceiverFailed, LogLevel.Error, "Database {Database}: a message could not be handed over; it stays unmarked and is tried again.")]
    private partial void LogFault(Exception bug, string database);
}
