namespace Gateway.Mapping;

/// <summary>What a row says of a code, and when.</summary>
/// <param name="Code">The sender's.</param>
/// <param name="Target">Ours; empty for "there is none".</param>
/// <param name="From">First day; null for "since ever".</param>
/// <param name="To">Last day; null for "until further notice".</param>
/// <param name="Reference"><c>file:row</c>.</param>
internal sealed record TimedCode(string Code, string Target, DateOnly? From, DateOnly? To, string Reference)
{
    public static TimedCode Of(CodeRow row) => new(row.Code, row.Target, row.From, row.To, row.Reference);

    public bool Overlaps(TimedCode other) => (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);
}
