namespace Gateway.Inbound.Folder;

/// <summary>Names that files get: unique while in hand and in the archive, the sender's own again in replies.</summary>
internal sealed class FolderNames(FolderListenerOptions options, TimeProvider time)
{
    private const char Separator = '_';
    private int sequence;

    /// <summary>Whether each request's reply has a name of its own.</summary>
    public bool RepliesDiffer => options.Reply.Contains("{name}", StringComparison.Ordinal) || options.Reply.Contains("{*}", StringComparison.Ordinal);

    /// <summary>Whether a request is several files.</summary>
    public bool HasCompanions => options.Companions.Count > 0;

    /// <summary>A name that no file had before: time, number, the sender's name: <c>20260131T080910123Z-000001_Request.txt</c>. Sorts by age.</summary>
    public string Unique(string name) => $"{time.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}-{Interlocked.Increment(ref sequence):000000}{Separator}{name}";

    /// <summary>The sender's name inside a unique one.</summary>
    public static string Original(string unique) => unique[(unique.IndexOf(Separator, StringComparison.Ordinal) + 1)..];

    /// <summary>The reply's name for a request's.</summary>
    public string Reply(string original) => Fill(options.Reply, original);

    /// <summary>The marker's name for a request's.</summary>
    public string Marker(string original) => Fill(options.Marker, original);

    /// <summary>Names of the files that belong to a request.</summary>
    public IEnumerable<string> Companions(string original) => options.Companions.Select(pattern => Fill(pattern, original));

    // What the star of the pattern stood for.
    private string Star(string original)
    {
        int star = options.Pattern.IndexOf('*', StringComparison.Ordinal), behind = options.Pattern.Length - star - 1;
        return star < 0 || original.Length < star + behind ? "" : original[star..^behind];
    }

    private string Fill(string pattern, string original) => pattern
        .Replace("{*}", Star(original), StringComparison.Ordinal)
        .Replace("{name}", Path.GetFileNameWithoutExtension(original), StringComparison.Ordinal)
        .Replace("{file}", original, StringComparison.Ordinal);
}
