using System.Collections.Concurrent;
using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>How an adapter's calls ended, over all its versions: by issue code of the fence, and those that went well.</summary>
internal sealed class AdapterTally
{
    private readonly ConcurrentDictionary<string, long> troubles = new(StringComparer.Ordinal);
    private long good;

    /// <summary>Calls that the fence let pass.</summary>
    public long Good => Interlocked.Read(ref good);

    /// <summary>The others, by the code of their issue.</summary>
    public IEnumerable<KeyValuePair<string, long>> Troubles => troubles.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Counts one call.</summary>
    /// <param name="code">Null when it went well.</param>
    public void Add(IssueCode? code)
    {
        if (code is null)
        {
            Interlocked.Increment(ref good);
        }
        else
        {
            troubles.AddOrUpdate(code.Id, 1, static (_, before) => before + 1);
        }
    }
}
