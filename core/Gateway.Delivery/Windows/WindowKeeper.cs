using System.Collections.Immutable;
using Gateway.Contract;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>Once a minute: ends windows whose time is over, and warns when something will miss the settlement day's cut-off, once when that begins and once when it is over.</summary>
internal sealed partial class WindowKeeper(WindowDesk desk, Func<DeliverySnapshot> snapshot, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource stop = new();
    private ImmutableHashSet<string> threatened = [];
    private Task running = Task.CompletedTask;

    public void Start(TaskScheduler scheduler) => running = Task.Factory.StartNew(KeepAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();

    public async Task StopAsync()
    {
        stop.Cancel();
        await running;
    }

    public void Dispose() => stop.Dispose();

    private async Task KeepAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Watch(snapshot());
                await desk.TidyAsync(CancellationToken.None);
                await Task.Delay(Every, time, stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure) // the lanes find out by themselves when the journal is gone
            {
                LogFailed(failure);
                return;
            }
        }
    }

    private void Watch(DeliverySnapshot now)
    {
        foreach (DestinationView destination in now.Destinations)
        {
            bool isThreatened = destination.DayClose is { IsThreatened: true }, was = threatened.Contains(destination.Name);
            if (isThreatened && !was)
            {
                threatened = threatened.Add(destination.Name);
                LogThreatened(IssueCodes.MissesDayClose.Id, destination.Name, destination.Drain.Waiting, destination.DayClose!.At, destination.Drain.EndsAt); // threatened: it has one
            }
            else if (was && !isThreatened)
            {
                threatened = threatened.Remove(destination.Name);
                LogSafe(destination.Name, destination.Drain.Waiting);
            }
        }
    }

    [LoggerMessage(EventIds.DayCloseThreatened, LogLevel.Warning, "{IssueCode}: {Waiting} messages wait for {Destination} and not all will be through by {DayClose}; as things are the last one will be at {EndsAt}.")]
    private partial void LogThreatened(string issueCode, string destination, long waiting, DateTimeOffset dayClose, DateTimeOffset? endsAt);

    [LoggerMessage(EventIds.DayCloseSafe, LogLevel.Information, "Nothing that waits for {Destination} ({Waiting} messages) will miss the day's close any more.")]
    private partial void LogSafe(string destination, long waiting);

    [LoggerMessage(EventIds.WindowKeeperFailed, LogLevel.Error, "Windows that are over could not be ended.")]
    private partial void LogFailed(Exception failure);
}
