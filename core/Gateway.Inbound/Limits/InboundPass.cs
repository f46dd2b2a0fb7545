namespace Gateway.Inbound.Limits;

/// <summary>The right to have one message in hand; given back once, however often it is disposed of.</summary>
internal sealed class InboundPass(SemaphoreSlim free) : IDisposable
{
    private int returned;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref returned, 1) == 0)
        {
            free.Release();
        }
    }
}
