using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>What a call of an adapter gave, and what it cost.</summary>
/// <param name="Outcome">Null when it threw, or gave nothing.</param>
/// <param name="Bug">What it threw.</param>
/// <param name="Allocated">Bytes that the calling thread allocated meanwhile.</param>
internal readonly record struct CallResult<TOut>(Outcome<TOut>? Outcome, Exception? Bug, long Allocated)
{
    /// <summary>Calls on this thread; never throws.</summary>
    public static CallResult<TOut> Of<TCodec, TIn>(TCodec codec, TIn input, Func<TCodec, TIn, Outcome<TOut>> call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Outcome<TOut> outcome = call(codec, input);
            return new CallResult<TOut>(outcome, null, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        catch (Exception bug) // code of others: whatever it throws is the fault of this one call
        {
            return new CallResult<TOut>(null, bug, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
