using System.Collections.Concurrent;

namespace Gateway.Mapping.Oracle;

/// <summary>Cuts each cell once: the same text has the same pieces. This is all the interpreter remembers.</summary>
/// <typeparam name="T">The pieces.</typeparam>
internal sealed class Once<T>(Func<string, T> cut)
{
    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);

    public T Of(string text) => known.GetOrAdd(text, cut);
}
