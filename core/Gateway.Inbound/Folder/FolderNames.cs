namespace Gateway.Inbound.Folder;

/// <summary>Names that files get: unique while in hand and in the archive, the sender's own again in replies.</summary>
internal sealed class FolderNames(FolderListenerOptions options, TimeProvider time)
{
    private const char Separator = '_';
    private int sequence;

    /// <summary>Whether each request's reply has a name of its own.</summary>
    public bool RepliesDiffer => options.Reply.Contains("{name}", StringComparison.Ordinal);

    /// <summary>A name that no file had before: time, number, the sender's name: <c>20260131T080910123Z-000001_Request.txt</c>. Sorts by age.</summary>
    public string Unique(string name) => $"{time.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}-{Interlocked.Increment(ref sequence):000000}{Separator}{name}";

    /// <summary>The sender's name inside a unique one.</summary>
    public static string Original(string unique) => unique[(unique.IndexOf(Separator, StringComparison.Ordinal) + 1)..];

    /// <summary>The reply's name for a request's.</summary>
    public string Reply(string original) => Fill(options.Reply, original);

    /// <summary>The marker's name for a request's.</summary>
    public string Marker(string original) => Fill(options.Marker, original);

    private static string Fill(string pattern, string original) => pattern
        .Replace("{name}", Path.GetFileNameWithoutExtension(original), StringComparison.Ordinal)
        .Replace("{file}", original, StringComparison.Ordinal);
}
