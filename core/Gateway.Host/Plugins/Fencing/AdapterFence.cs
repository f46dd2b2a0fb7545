using System.Globalization;
using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>
/// Stands around one adapter: what it throws is an issue of that message; what takes too long or too much memory is cut off, as far as code in our own process can be.
/// decisions/0019 says what that reaches and what not.
/// </summary>
/// <param name="name">The adapter's.</param>
/// <param name="hasThreads">Whether it runs on threads of its own, which can be given up; else on the caller's, which cannot.</param>
internal sealed class AdapterFence(string name, bool hasThreads, AdapterLimits limits, AdapterTally tally, AdapterTroubles troubles)
{
    private readonly AdapterThreads? threads = hasThreads ? new AdapterThreads(name, limits.Threads) : null;

    /// <summary>Threads that were given up and have not come back.</summary>
    public int Hanging => threads?.Hanging ?? 0;

    /// <summary>Whether so many threads hang that no further message is tried. It ends by itself when they come back, and with a new version of the plugin.</summary>
    public bool IsSetAside => Hanging >= limits.HangingThreads;

    /// <summary>Why nothing is tried; null while messages are.</summary>
    public string? SetAside => IsSetAside ? string.Create(CultureInfo.InvariantCulture, $"{Hanging} of its threads hang in messages that were cut off. It serves again when they come back or a new version of it is put into plugins/.") : null;

    /// <summary>Calls the adapter.</summary>
    /// <param name="codec">Of it.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="bytes">How large that is: the limits grow with it.</param>
    /// <param name="call">The call.</param>
    public Outcome<TOut> Call<TCodec, TIn, TOut>(TCodec codec, TIn input, int bytes, Func<TCodec, TIn, Outcome<TOut>> call)
    {
        if (threads is null)
        {
            return Judged(CallResult<TOut>.Of(codec, input, call), bytes);
        }

        if (IsSetAside)
        {
            return Refused<TOut>(IssueCodes.AdapterSetAside, $"The adapter '{name}' is set aside: too many of its threads hang.");
        }

        var job = new AdapterJob<TCodec, TIn, TOut>(codec, input, call);
        TimeSpan limit = limits.TimeFor(bytes);
        return threads.Run(job, limit, limits.Wait) switch
        {
            JobEnd.Done => Judged(job.Result, bytes),
            JobEnd.GivenUp => Refused<TOut>(IssueCodes.AdapterTooSlow, string.Create(CultureInfo.InvariantCulture, $"Expected the adapter '{name}' to end within {limit.TotalSeconds:0.#} s; it was cut off.")),
            _ => Refused<TOut>(IssueCodes.AdapterBusy, $"Every thread of the adapter '{name}' is at work: send again."),
        };
    }

    private Outcome<TOut> Judged<TOut>(CallResult<TOut> result, int bytes)
    {
        if (result.Outcome is not { } outcome)
        {
            return Refused<TOut>(IssueCodes.AdapterFailed, $"The adapter '{name}' failed ({result.Bug?.GetType().Name ?? "it gave nothing"}): tell those who wrote it.", result.Bug);
        }

        long most = limits.MemoryFor(bytes);
        if (result.Allocated > most)
        {
            return Refused<TOut>(IssueCodes.AdapterTooGreedy, string.Create(CultureInfo.InvariantCulture, $"Expected the adapter '{name}' to need at most {most} bytes instead of {result.Allocated}."));
        }

        tally.Add(null);
        return outcome;
    }

    private Outcome<TOut> Refused<TOut>(IssueCode code, string reason, Exception? bug = null)
    {
        tally.Add(code);
        troubles.Tell(name, code, reason, bug);
        return Outcome.Refused<TOut>(new Issue(code, SourceLocation.Whole, reason));
    }
}
