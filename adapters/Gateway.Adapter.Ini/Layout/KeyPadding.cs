namespace Gateway.Adapter.Ini.Layout;

/// <summary>Keys shorter than <see cref="Length"/> are filled up with <see cref="With"/>: <c>Xming</c> becomes <c>Xming0</c>.</summary>
internal sealed record KeyPadding
{
    /// <summary>Characters of a full key, 1 to 64.</summary>
    public int Length { get; init; } = 6;

    /// <summary>One character.</summary>
    public string With { get; init; } = "0";

    public IEnumerable<Issue> Faults()
    {
        if (Length is < 1 or > 64)
        {
            yield return LayoutReader.Wrong("key-padding.length", "Expected 1 to 64.");
        }

        if (With.Length != 1)
        {
            yield return LayoutReader.Wrong("key-padding.with", "Expected one character.");
        }
    }
}
