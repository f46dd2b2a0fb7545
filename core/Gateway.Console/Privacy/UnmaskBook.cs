using System.Collections.Concurrent;
using Gateway.Console.Access;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Privacy;

/// <summary>Who may see which message unmasked, and until when. Kept in memory: after a restart it is asked for again.</summary>
internal sealed class UnmaskBook(IOptions<AccessOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(long Message, string Login), (DateTimeOffset Until, string Reason)> grants = new();

    /// <summary>Lets somebody see a message unmasked for the configured time.</summary>
    public DateTimeOffset Grant(long message, string login, string reason)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (((long, string) old, (DateTimeOffset end, string _)) in grants)
        {
            if (end <= now)
            {
                grants.TryRemove(old, out _);
            }
        }

        DateTimeOffset until = now + options.Value.UnmaskFor;
        grants[(message, login)] = (until, reason);
        return until;
    }

    /// <summary>Why somebody may see it now; null when they may not.</summary>
    public string? ReasonOf(long message, string login) => grants.TryGetValue((message, login), out (DateTimeOffset Until, string Reason) grant) && time.GetUtcNow() < grant.Until ? grant.Reason : null;
}
