using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Mapping;

/// <summary>
/// Tables that some catalogue holds, by their content: a reload takes over what has not changed instead of reading and compiling it again.
/// A table that no catalogue holds any more is let go. A table with a fault is never kept, so that each load tells its faults.
/// </summary>
internal static class CompiledTables
{
    private static readonly ConcurrentDictionary<Key, WeakReference<object>> Tables = new();
    private static int sweepAt = 1024;

    /// <summary>Finds or makes a table.</summary>
    /// <param name="key">Everything that the table depends on.</param>
    /// <param name="make">Reads and compiles; null where the file cannot be used.</param>
    public static T? Get<T>(Key key, FaultList faults, Func<T?> make)
        where T : class
    {
        if (Tables.TryGetValue(key, out WeakReference<object>? kept) && kept.TryGetTarget(out object? table))
        {
            return (T)table;
        }

        int before = faults.Count;
        T? made = make();
        if (made is not null && faults.Count == before)
        {
            Tables[key] = new WeakReference<object>(made);
            Sweep();
        }

        return made;
    }

    /// <summary>Hex sha256 of a file's bytes.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Hex sha256 of a text.</summary>
    public static string HashOf(string text) => HashOf(Encoding.UTF8.GetBytes(text));

    private static void Sweep()
    {
        if (Tables.Count < Volatile.Read(ref sweepAt))
        {
            return;
        }

        foreach ((Key key, WeakReference<object> kept) in Tables)
        {
            if (!kept.TryGetTarget(out _))
            {
                Tables.TryRemove(new KeyValuePair<Key, WeakReference<object>>(key, kept));
            }
        }

        Volatile.Write(ref sweepAt, Math.Max(1024, Tables.Count * 2));
    }

    /// <summary>What a compiled table depends on.</summary>
    /// <param name="Kind">Which reader made it.</param>
    /// <param name="Name">The file's name, which its rows and faults carry.</param>
    /// <param name="Sha256">Of the file.</param>
    /// <param name="Concepts">Of the concepts that it may name; empty where it names none.</param>
    internal sealed record Key(string Kind, string Name, string Sha256, string Concepts = "");
}
