using System.Collections.Concurrent;
using Gateway.Console.Access;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Privacy;

/// <summary>Who may see which message unmasked, and until when. Kept in memory: after a restart it is asked for again.</summary>
internal sealed class UnmaskBook(IOptions<AccessOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(long Message, string Login), DateTimeOffset> grants = new();

    /// <summary>Lets somebody see a message unmasked for the configured time.</summary>
    public DateTimeOffset Grant(long message, string login)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (((long, string) old, DateTimeOffset end) in grants)
        {
            if (end <= now)
            {
                grants.TryRemove(old, out _);
            }
        }

        return grants[(message, login)] = now + options.Value.UnmaskFor;
    }

    public bool Holds(long message, string login) => grants.TryGetValue((message, login), out DateTimeOffset until) && time.GetUtcNow() < until;
}
