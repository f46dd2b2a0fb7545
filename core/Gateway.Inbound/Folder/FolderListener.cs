using System.Collections.Concurrent;
using Gateway.Inbound.Limits;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Folder;

/// <summary>
/// One watched folder. A look at it: (1) publishes replies that are ready, (2) hands over what is already claimed, (3) claims what is whole and hands it over.
/// Files start in the order they were written, at most <see cref="FolderListenerOptions.MaxInHand"/> at a time.
/// </summary>
internal sealed partial class FolderListener : IDisposable
{
    private readonly FolderListenerOptions options;
    private readonly InboundGate gate;
    private readonly ILogger logger;
    private readonly FolderPlaces places;
    private readonly FolderSight sight;
    private readonly FolderDesk desk;
    private readonly FolderBell bell;
    private readonly FolderRetry retry;
    private readonly SemaphoreSlim hands;
    private readonly ConcurrentDictionary<string, bool> inHand = new(StringComparer.Ordinal);
    private bool unreadable;
    private bool blocked;

    public FolderListener(FolderListenerOptions options, int maxMessageBytes, InboundDesk desk, InboundGate gate, TimeProvider time, ILogger<FolderListener> logger)
    {
        (this.options, this.gate, this.logger) = (options, gate, logger);
        places = new FolderPlaces(options.Path);
        var names = new FolderNames(options, time);
        sight = new FolderSight(options, places, names, time);
        this.desk = new FolderDesk(options, places, names, sight, desk, maxMessageBytes);
        bell = new FolderBell(places, options, time);
        retry = new FolderRetry(time);
        hands = new SemaphoreSlim(options.MaxInHand);
    }

    /// <summary>Looks and waits until <paramref name="stop"/>, then waits for what is in hand.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await LookAsync(stop);
                await bell.WaitAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await SettledAsync();
        }
    }

    /// <summary>One look; returns when every file it found has been started.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        try
        {
            places.Prepare();
            Publish();
            foreach (string unique in desk.Claimed().Where(unique => !inHand.ContainsKey(unique) && retry.IsDue(unique)))
            {
                await StartAsync(() => unique, stop);
            }

            foreach (string path in sight.Whole())
            {
                await StartAsync(() => desk.Claim(path), stop);
            }

            SayReadable();
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            SayUnreadable(unreachable);
        }
    }

    /// <summary>Waits for every file that was started.</summary>
    internal async Task SettledAsync()
    {
        for (int back = 0; back < options.MaxInHand; back++)
        {
            await hands.WaitAsync(CancellationToken.None); // all hands empty: nothing is in them
        }

        hands.Release(options.MaxInHand);
    }

    public void Dispose()
    {
        bell.Dispose();
        hands.Dispose();
    }

    private async Task StartAsync(Func<string?> claim, CancellationToken stop)
    {
        await hands.WaitAsync(stop);
        InboundPass? pass = null;
        string? unique = null;
        try
        {
            pass = await gate.EnterAsync(stop);
            unique = claim(); // only with room for it: until then the file stays the sender's
        }
        finally
        {
            if (unique is null)
            {
                pass?.Dispose();
                hands.Release();
            }
        }

        if (unique is not null)
        {
            inHand[unique] = true;
            _ = FinishAsync(unique, pass); // never throws; SettledAsync waits for it
        }
    }

    private async Task FinishAsync(string unique, InboundPass pass)
    {
        LogTaken(options.Name, unique.Length);
        try
        {
            InboundReplyKind kind = await desk.HandOverAsync(unique, gate.Abandoned);
            AfterReply(unique, kind);
        }
        catch (OperationCanceledException) when (gate.Abandoned.IsCancellationRequested)
        {
            // Stays in .work: the next run hands it over again.
        }
        catch (Exception bug)
        {
            AfterFault(unique, bug);
        }
        finally
        {
            inHand.TryRemove(unique, out _);
            pass.Dispose();
            hands.Release();
        }
    }

    private void AfterReply(string unique, InboundReplyKind kind)
    {
        if (kind == InboundReplyKind.Busy)
        {
            retry.PutOff(unique, fault: false);
            LogAgain(options.Name);
            return;
        }

        retry.Forget(unique);
        LogDone(options.Name, kind);
        Publish();
    }

    private void AfterFault(string unique, Exception bug)
    {
        int faults = retry.PutOff(unique, fault: true);
        if (faults < FolderRetry.MaxFaults || bug is IOException or UnauthorizedAccessException)
        {
            LogFault(bug, options.Name);
            return;
        }

        retry.Forget(unique);
        desk.GiveUp(unique);
        LogGivenUp(bug, options.Name, faults);
    }

    private void Publish()
    {
        (int unwanted, bool nowBlocked) = desk.Publish();
        if (unwanted > 0)
        {
            LogUnwanted(options.Name, unwanted);
        }

        if (nowBlocked && !blocked)
        {
            LogBlocked(options.Name);
        }

        blocked = nowBlocked;
    }

    private void SayUnreadable(Exception unreachable)
    {
        if (!unreadable)
        {
            unreadable = true;
            LogUnreadable(unreachable, options.Name);
        }
    }

    private void SayReadable()
    {
        if (unreadable)
        {
            unreadable = false;
            LogReadable(options.Name);
        }
    }

    [LoggerMessage(EventIds.FolderUnreadable, LogLevel.Warning, "Folder {Folder} cannot be read; it is tried again with every look.")]
    private partial void LogUnreadable(Exception unreachable, string folder);

    [LoggerMessage(EventIds.FolderReadable, LogLevel.Information, "Folder {Folder} can be read again.")]
    private partial void LogReadable(string folder);

    [LoggerMessage(EventIds.FileTaken, LogLevel.Debug, "Folder {Folder}: a file is taken (name of {NameLength} characters).")]
    private partial void LogTaken(string folder, int nameLength);

    [LoggerMessage(EventIds.FileDone, LogLevel.Debug, "Folder {Folder}: a file is answered, {Kind}.")]
    private partial void LogDone(string folder, InboundReplyKind kind);

    [LoggerMessage(EventIds.FileAgain, LogLevel.Information, "Folder {Folder}: the gateway is busy, a file waits in hand.")]
    private partial void LogAgain(string folder);

    [LoggerMessage(EventIds.ReceiverFailed, LogLevel.Error, "Folder {Folder}: a file could not be handed over; it stays in hand and is tried again.")]
    private partial void LogFault(Exception bug, string folder);

    [LoggerMessage(EventIds.FileGivenUp, LogLevel.Error, "Folder {Folder}: a file failed {Faults} times and was moved to the error folder without a reply.")]
    private partial void LogGivenUp(Exception bug, string folder, int faults);

    [LoggerMessage(EventIds.ReplyUnwanted, LogLevel.Warning, "Folder {Folder}: {Count} replies came after the sender had written its next request; they are in the archive.")]
    private partial void LogUnwanted(string folder, int count);

    [LoggerMessage(EventIds.ReplyBlocked, LogLevel.Information, "Folder {Folder}: the sender holds its reply file open; the next reply waits.")]
    private partial void LogBlocked(string folder);
}
