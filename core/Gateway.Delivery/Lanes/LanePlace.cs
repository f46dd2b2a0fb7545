using System.Globalization;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>A corrected message stands in its lane where the one stood that it corrects. Its listener says so: <c>edit:12@10</c> corrects message 12 and stands where message 10 stood.</summary>
public static class LanePlace
{
    private const string Prefix = "edit:";

    /// <summary>The listener of a message that corrects another one.</summary>
    public static string ListenerOf(MessageHeader corrected) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{corrected.Id}@{Of(corrected.Id, corrected.Listener)}");

    /// <summary>The place of a message among those of its lane.</summary>
    public static long Of(long messageId, string listener) =>
        listener.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(listener.AsSpan(listener.IndexOf('@', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long place) ? place : messageId;

    /// <summary>The message that a message corrects; null when it corrects none.</summary>
    public static long? Corrected(string listener) =>
        listener.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(listener[Prefix.Length..].Split('@')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
}
