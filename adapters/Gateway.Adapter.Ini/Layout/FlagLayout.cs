namespace Gateway.Adapter.Ini.Layout;

/// <summary>The key that says which way a file goes, and that it is complete.</summary>
internal sealed record FlagLayout
{
    public string Request { get; init; } = "Request";

    public string Reply { get; init; } = "Reply";

    /// <summary>What the key must say; case does not matter.</summary>
    public string Value { get; init; } = "TRUE";

    public IEnumerable<Issue> Faults()
    {
        if (string.IsNullOrWhiteSpace(Request))
        {
            yield return LayoutReader.Wrong("flag.request", "Expected a key.");
        }

        if (string.IsNullOrWhiteSpace(Reply) || string.Equals(Request, Reply, StringComparison.OrdinalIgnoreCase))
        {
            yield return LayoutReader.Wrong("flag.reply", "Expected a key, different from that of a request.");
        }

        if (string.IsNullOrWhiteSpace(Value))
        {
            yield return LayoutReader.Wrong("flag.value", "Expected a word such as TRUE.");
        }
    }
}
