using System.Diagnostics;

namespace Gateway.Features.Bindings.World;

/// <summary>Waits for what happens by itself.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until something is there.</summary>
    /// <returns>What was found.</returns>
    /// <exception cref="TimeoutException">It did not come within 20 seconds.</exception>
    public static async Task<T> FindAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Limit)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Within {Limit.TotalSeconds} seconds there was no {what}.");
    }

    /// <summary>Looks again and again until something is so.</summary>
    /// <exception cref="TimeoutException">It did not become so within 20 seconds.</exception>
    public static Task HoldsAsync(string what, Func<bool> isSo) => FindAsync(what, () => Task.FromResult(isSo() ? what : null));
}
