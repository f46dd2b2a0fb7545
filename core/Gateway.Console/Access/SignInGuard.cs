using Microsoft.Extensions.Options;

namespace Gateway.Console.Access;

/// <summary>Slows down who tries passwords: after some failures of a login, or five times as many of an address, the next try waits. Forgets with time; kept in memory.</summary>
internal sealed class SignInGuard(IOptions<AccessOptions> options, TimeProvider time)
{
    private const int LoginsPerAddress = 5;
    private const int MostKeys = 10_000;
    private readonly Dictionary<string, Queue<DateTimeOffset>> failures = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    /// <summary>Whether a try may be made now.</summary>
    public bool MayTry(string login, string address)
    {
        lock (guard)
        {
            return Count("l:" + login) < options.Value.MaxFailures && Count("a:" + address) < options.Value.MaxFailures * LoginsPerAddress;
        }
    }

    /// <summary>A try failed.</summary>
    public void Failed(string login, string address)
    {
        lock (guard)
        {
            Add("l:" + login);
            Add("a:" + address);
        }
    }

    /// <summary>The login's own failures are forgotten once it got in.</summary>
    public void Succeeded(string login)
    {
        lock (guard)
        {
            failures.Remove("l:" + login);
        }
    }

    private int Count(string key)
    {
        if (!failures.TryGetValue(key, out Queue<DateTimeOffset>? times))
        {
            return 0;
        }

        while (times.TryPeek(out DateTimeOffset first) && first <= time.GetUtcNow() - options.Value.FailureSpan)
        {
            times.Dequeue();
        }

        return times.Count;
    }

    private void Add(string key)
    {
        if (failures.Count >= MostKeys)
        {
            foreach (string old in failures.Keys.Where(one => Count(one) == 0).ToArray())
            {
                failures.Remove(old);
            }
        }

        if (!failures.TryGetValue(key, out Queue<DateTimeOffset>? times))
        {
            failures.Add(key, times = new Queue<DateTimeOffset>());
        }

        times.Enqueue(time.GetUtcNow());
    }
}
