using System.Threading.Channels;

namespace Gateway.Inbound.Folder;

/// <summary>Waits for the next look at a folder. The file system's notifications only ring it early: they get lost on network shares, so nothing depends on them.</summary>
/// <param name="folder">The folder to watch; null for one on a server, which nobody announces.</param>
/// <param name="interval">Wait between two looks.</param>
/// <param name="time">Waits.</param>
internal sealed class FolderBell(string? folder, TimeSpan interval, TimeProvider time) : IDisposable
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private FileSystemWatcher? watcher;

    /// <summary>Returns after the poll interval, or earlier when something moved.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        Watch();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task delay = Task.Delay(interval, time, either.Token), ring = rung.Reader.ReadAsync(either.Token).AsTask();
        await Task.WhenAny(delay, ring);
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => watcher?.Dispose();

    private void Watch()
    {
        if (watcher is not null || !Directory.Exists(folder))
        {
            return;
        }

        try
        {
            watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName };
            watcher.Created += (_, _) => rung.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => rung.Writer.TryWrite(true);
            watcher.Error += (_, _) => Interlocked.Exchange(ref watcher, null)?.Dispose(); // made anew at the next wait
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception unwatchable) when (unwatchable is IOException or ArgumentException or PlatformNotSupportedException)
        {
            Interlocked.Exchange(ref watcher, null)?.Dispose(); // polling alone does
        }
    }
}
