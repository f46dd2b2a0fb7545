using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Limits;

/// <summary>How many messages are in hand over all listeners, and whether new ones are taken at all. Thread-safe.</summary>
public sealed class InboundGate(IOptions<InboundOptions> options, IInboundRoom room, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim free = new(options.Value.MaxInFlight);
    private readonly CancellationTokenSource closing = new();
    private readonly CancellationTokenSource abandoned = new();

    /// <summary>Messages in hand now.</summary>
    public int InFlight => options.Value.MaxInFlight - free.CurrentCount;

    /// <summary>Whether nothing is taken because there is no room behind the listeners.</summary>
    public bool IsHeld => !room.HasRoom;

    /// <summary>Cancelled when no new message is taken any more.</summary>
    public CancellationToken Closing => closing.Token;

    /// <summary>Cancelled when the deadline for what was in hand is over.</summary>
    public CancellationToken Abandoned => abandoned.Token;

    /// <summary>Enters if there is room at once.</summary>
    internal bool TryEnter([NotNullWhen(true)] out InboundPass? pass)
    {
        pass = !closing.IsCancellationRequested && room.HasRoom && free.Wait(0, CancellationToken.None) ? new InboundPass(free) : null;
        return pass is not null;
    }

    /// <summary>Enters when there is room.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up, or the gate closed first.</exception>
    internal async ValueTask<InboundPass> EnterAsync(CancellationToken cancellationToken)
    {
        if (TryEnter(out InboundPass? pass))
        {
            return pass;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
        while (!room.HasRoom)
        {
            await Task.Delay(LookAgain, time, either.Token);
        }

        await free.WaitAsync(either.Token);
        return new InboundPass(free);
    }

    /// <summary>Takes nothing new and waits for what is in hand.</summary>
    /// <returns>How many messages were still in hand when the deadline or the caller's patience ended; 0 is a clean stop.</returns>
    internal async Task<int> CloseAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        await closing.CancelAsync();
        using var late = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        int returned = 0;
        try
        {
            for (; returned < options.Value.MaxInFlight; returned++)
            {
                await free.WaitAsync(either.Token); // whoever leaves gives one back: all of them here means nobody is inside
            }
        }
        catch (OperationCanceledException)
        {
            await abandoned.CancelAsync();
        }

        return options.Value.MaxInFlight - returned;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        free.Dispose();
        closing.Dispose();
        abandoned.Dispose();
    }
}
