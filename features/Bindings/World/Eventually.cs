using System.Diagnostics;

namespace Gateway.Features.Bindings.World;

/// <summary>Waits for what happens by itself.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>For a process to come up on a busy machine: how fast it does is not a scenario's business.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until something is there.</summary>
    /// <returns>What was found.</returns>
    /// <param name="limit">A minute where none is given: on a busy machine nothing is late before.</param>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public static async Task<T> FindAsync<T>(string what, Func<Task<T?>> look, TimeSpan? limit = null)
        where T : class
    {
        TimeSpan most = limit ?? Limit;
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < most)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Within {most.TotalSeconds} seconds there was no {what}.");
    }

    /// <summary>Looks again and again until something is so.</summary>
    /// <exception cref="TimeoutException">It did not become so within a minute.</exception>
    public static Task HoldsAsync(string what, Func<bool> isSo) => FindAsync(what, () => Task.FromResult(isSo() ? what : null));
}
