namespace Gateway.Delivery;

/// <summary>Chance that is the same each time it is asked for: a restart comes to the same waits.</summary>
internal static class Jitter
{
    /// <summary>A number from 0 up to but not including 1 that belongs to a message's next attempt.</summary>
    public static double Of(long messageId, int attempts)
    {
        // SplitMix64's finaliser (Steele, Lea, Flood 2014): neighbouring numbers come out far apart.
        ulong mixed = ((ulong)messageId * 0x9E3779B97F4A7C15) + ((ulong)attempts * 0xD1B54A32D192ED03);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
