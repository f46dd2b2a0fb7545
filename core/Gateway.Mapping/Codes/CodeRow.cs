namespace Gateway.Mapping;

/// <summary>One row of a code table.</summary>
/// <param name="Code">The sender's.</param>
/// <param name="Target">Ours; empty where the table says that there is none.</param>
/// <param name="Display">Of the target; null where the table has none.</param>
/// <param name="From">First day; null for "since ever".</param>
/// <param name="To">Last day; null for "until further notice".</param>
/// <param name="Reference"><c>file:row</c>.</param>
internal sealed record CodeRow(string Code, string Target, string? Display, DateOnly? From, DateOnly? To, string Reference)
{
    public bool Covers(DateOnly? day) => day is null ? To is null : (From is null || From <= day) && (To is null || day <= To);

    public bool Overlaps(CodeRow other) => (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);
}
