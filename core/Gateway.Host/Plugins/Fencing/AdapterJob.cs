using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>One call of an adapter, run on one of its threads.</summary>
internal abstract class AdapterJob
{
    private const int Running = 0;
    private const int Over = 1;
    private readonly TaskCompletionSource ended = new();
    private int state = Running;

    /// <summary>A task, so that the thread pool makes up for a thread that waits for it.</summary>
    public Task Ended => ended.Task;

    /// <summary>Of the thread that runs it; null before it began.</summary>
    public ThreadRank? Rank { get; set; }

    /// <summary>Runs it; never throws.</summary>
    public abstract void Run();

    /// <summary>Ends it; false when nobody waits any more.</summary>
    public bool TryEnd() => Interlocked.CompareExchange(ref state, Over, Running) == Running;

    /// <summary>Gives it up; false when it has just ended.</summary>
    public bool TryGiveUp() => TryEnd();

    /// <summary>Tells the one who waits.</summary>
    public void Tell() => ended.SetResult();
}

/// <summary>The same with what goes in and what comes out.</summary>
internal sealed class AdapterJob<TCodec, TIn, TOut>(TCodec codec, TIn input, Func<TCodec, TIn, Outcome<TOut>> call) : AdapterJob
{
    public CallResult<TOut> Result { get; private set; }

    public override void Run() => Result = CallResult<TOut>.Of(codec, input, call);
}
