using System.Security.Cryptography;
using System.Text;

namespace Gateway.Platform;

/// <summary>
/// Areas whose platform does not take our key. A call there would only knock again, so that one looks from time to time and the others wait; as soon as the key in the
/// configuration is another one, all may go. Thread-safe; it holds no key, only its hash.
/// </summary>
internal sealed class KeyHold(ISettingsRefresh settings, TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15), Longest = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Held> held = new(StringComparer.Ordinal);

    /// <summary>Whether a call to an area is of no use now.</summary>
    /// <param name="area">Its dialect's.</param>
    /// <param name="secrets">What the configuration says now, asked for after it was read anew.</param>
    /// <param name="isAlone">Whether the destination is this area alone: its gate then spaces the looks.</param>
    public bool Holds(string area, Func<string> secrets, bool isAlone)
    {
        lock (gate)
        {
            if (!held.TryGetValue(area, out Held? one))
            {
                return false;
            }

            settings.Refresh();
            if (one.Hash != HashOf(secrets()))
            {
                held.Remove(area);
                return false;
            }

            if (isAlone || time.GetElapsedTime(one.Since) >= one.Wait)
            {
                (one.Since, one.Wait, one.Delay) = (time.GetTimestamp(), one.Delay, one.Delay * 2 < Longest ? one.Delay * 2 : Longest);
                return false;
            }

            return true;
        }
    }

    /// <summary>Learns what an area's platform made of the key.</summary>
    /// <param name="words">What it said.</param>
    /// <returns>Whether it is news.</returns>
    public bool Learn(string area, string secrets, bool isRefused, string words = "")
    {
        lock (gate)
        {
            if (isRefused && held.TryGetValue(area, out Held? known))
            {
                known.Words = words;
                return false;
            }

            return isRefused ? held.TryAdd(area, new Held(HashOf(secrets)) { Since = time.GetTimestamp(), Wait = First, Delay = First, Words = words }) : held.Remove(area);
        }
    }

    /// <summary>What an area's platform said of the key last; empty where it takes it.</summary>
    public string WordsOf(string area)
    {
        lock (gate)
        {
            return held.GetValueOrDefault(area)?.Words ?? "";
        }
    }

    private static string HashOf(string secrets) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secrets)));

    private sealed class Held(string hash)
    {
        public string Hash => hash;

        /// <summary>Of the latest look; steady, because the wall clock may be set.</summary>
        public long Since { get; set; }

        public string Words { get; set; } = "";

        /// <summary>From then to the next.</summary>
        public TimeSpan Wait { get; set; }

        /// <summary>And from that to the one after it.</summary>
        public TimeSpan Delay { get; set; }
    }
}
