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
    private readonly IFolderFiles files;
    private readonly InboundGate gate;
    private readonly InboundMetrics metrics;
    private readonly ILogger logger;
    private readonly FolderPlaces places;
    private readonly FolderSight sight;
    private readonly FolderDesk desk;
    private readonly FolderBell bell;
    private readonly FolderRetry retry;
    private readonly SemaphoreSlim hands;
    private readonly SemaphoreSlim publishing = new(1);
    private readonly ConcurrentDictionary<string, bool> inHand = new(StringComparer.Ordinal);
    private string lookFault = "";
    private string handFault = "";
    private bool blocked;

    public FolderListener(FolderListenerOptions options, IFolderFiles files, FolderPlaces places, int maxMessageBytes, FolderParts parts)
    {
        (this.options, this.files, this.places, gate, metrics, logger) = (options, files, places, parts.Gate, parts.Metrics, parts.Logger);
        var names = new FolderNames(options, parts.Time);
        sight = new FolderSight(options, files, names, parts.Time);
        desk = new FolderDesk(options, files, places, names, sight, parts.Desk, maxMessageBytes);
        bell = new FolderBell(options.Server.Length == 0 ? Path.GetFullPath(options.Path) : null, options.LookInterval, parts.Time);
        retry = new FolderRetry(parts.Time);
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
            await files.PrepareAsync(places.All, stop);
            await PublishAsync(stop);
            foreach (string unique in await desk.ClaimedAsync(stop))
            {
                if (!inHand.ContainsKey(unique) && retry.IsDue(unique))
                {
                    await StartAsync(() => new(unique), stop);
                }
            }

            foreach (string name in await sight.WholeAsync(stop))
            {
                await StartAsync(() => desk.ClaimAsync(name, stop), stop);
            }

            SayReadable();
        }
        catch (FolderFaultException unusable)
        {
            SayUnusable(unusable, ref lookFault);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            SayUnreadable(unreachable);
        }
        catch (Exception bug) when (!stop.IsCancellationRequested)
        {
            LogLookFailed(bug, options.Name); // the next look may fare better; other folders go on in any case
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
        publishing.Dispose();
        files.Dispose();
    }

    private async Task StartAsync(Func<ValueTask<string?>> claim, CancellationToken stop)
    {
        await hands.WaitAsync(stop);
        InboundPass? pass = null;
        FolderRequest? request = null;
        try
        {
            pass = await gate.EnterAsync(stop);
            string? unique = await claim(); // only with room for it: until then the file stays the sender's
            request = unique is null ? null : await ReadAsync(unique, stop); // here, so that files arrive in their order
        }
        finally
        {
            if (request is null)
            {
                pass?.Dispose();
                hands.Release();
            }
        }

        if (request is not null)
        {
            inHand[request.Unique] = true;
            _ = FinishAsync(request, pass); // never throws; SettledAsync waits for it
        }
    }

    private async ValueTask<FolderRequest?> ReadAsync(string unique, CancellationToken stop)
    {
        LogTaken(options.Name, unique.Length);
        try
        {
            return await desk.ReadAsync(unique, stop);
        }
        catch (Exception bug) when (!stop.IsCancellationRequested)
        {
            await AfterFaultAsync(unique, bug);
            return null;
        }
    }

    private async Task FinishAsync(FolderRequest request, InboundPass pass)
    {
        try
        {
            InboundReplyKind kind = await desk.HandOverAsync(request, gate.Abandoned);
            await AfterReplyAsync(request.Unique, kind);
        }
        catch (OperationCanceledException) when (gate.Abandoned.IsCancellationRequested)
        {
            // Stays in .work: the next run hands it over again.
        }
        catch (Exception bug)
        {
            await AfterFaultAsync(request.Unique, bug);
        }
        finally
        {
            inHand.TryRemove(request.Unique, out _);
            pass.Dispose();
            hands.Release();
        }
    }

    private async Task AfterReplyAsync(string unique, InboundReplyKind kind)
    {
        if (kind == InboundReplyKind.Busy)
        {
            retry.PutOff(unique, fault: false);
            LogAgain(options.Name);
            return;
        }

        retry.Forget(unique);
        handFault = "";
        LogDone(options.Name, kind);
        await PublishAsync(gate.Abandoned);
    }

    private async Task AfterFaultAsync(string unique, Exception bug)
    {
        bool isGivenUp = retry.PutOff(unique, fault: true) >= FolderRetry.MaxFaults && bug is not (IOException or UnauthorizedAccessException);
        if (bug is FolderFaultException unusable)
        {
            SayUnusable(unusable, ref handFault);
        }
        else if (!isGivenUp)
        {
            LogFault(bug, options.Name);
        }
        else
        {
            retry.Forget(unique);
            await GiveUpAsync(unique, bug);
        }
    }

    private async Task GiveUpAsync(string unique, Exception bug)
    {
        try
        {
            await desk.GiveUpAsync(unique, gate.Abandoned);
            LogGivenUp(bug, options.Name, FolderRetry.MaxFaults);
        }
        catch (Exception again) when (again is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            LogFault(again, options.Name); // stays in .work
        }
    }

    private async ValueTask PublishAsync(CancellationToken cancellationToken)
    {
        (int unwanted, bool nowBlocked) = await PublishAloneAsync(cancellationToken);
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

    private async ValueTask<(int Unwanted, bool Blocked)> PublishAloneAsync(CancellationToken cancellationToken)
    {
        await publishing.WaitAsync(cancellationToken); // two at once would take replies from under each other
        try
        {
            return await desk.PublishAsync(cancellationToken);
        }
        finally
        {
            publishing.Release();
        }
    }

    private string Listener => $"folder:{options.Name}";

    private void SayUnusable(FolderFaultException unusable, ref string last)
    {
        metrics.Refused(Listener, unusable.Code.Id);
        metrics.States.Down(Listener, $"{unusable.Code.Id} {unusable.Code.Chinese} {unusable.Message}");
        if (Interlocked.Exchange(ref last, unusable.Message) != unusable.Message) // once, not with every look
        {
            LogUnusable(options.Name, unusable.Code.Id, unusable.Message);
        }
    }

    private void SayUnreadable(Exception unreachable)
    {
        metrics.States.Down(Listener, "文件夹无法读取。 The folder cannot be read.");
        if (Interlocked.Exchange(ref lookFault, "unreadable") != "unreadable")
        {
            LogUnreadable(unreachable, options.Name);
        }
    }

    private void SayReadable()
    {
        metrics.States.Up(Listener);
        if (Interlocked.Exchange(ref lookFault, "").Length > 0)
        {
            LogReadable(options.Name);
        }
    }

    [LoggerMessage(EventIds.FolderUnreadable, LogLevel.Warning, "Folder {Folder} cannot be read; it is tried again with every look.")]
    private partial void LogUnreadable(Exception unreachable, string folder);

    [LoggerMessage(EventIds.FolderUnusable, LogLevel.Warning, "Folder {Folder}: {Code} {Reason} It is tried again.")]
    private partial void LogUnusable(string folder, string code, string reason);

    [LoggerMessage(EventIds.FolderLookFailed, LogLevel.Error, "Folder {Folder}: a look at it failed; the next one comes as usual.")]
    private partial void LogLookFailed(Exception bug, string folder);

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
