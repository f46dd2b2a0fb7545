namespace Gateway.Mapping;

/// <summary>A place where two outputs differ.</summary>
/// <param name="Place">Path of the value.</param>
/// <param name="Old">Before; null where nothing was.</param>
/// <param name="New">After; null where nothing is.</param>
public sealed record ValueChange(string Place, string? Old, string? New)
{
    /// <summary>What differs between two sets of values by place, in the order of the new one, what is gone last.</summary>
    public static IEnumerable<ValueChange> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        foreach ((string place, string value) in after)
        {
            string? old = before.GetValueOrDefault(place);
            if (old != value)
            {
                yield return new ValueChange(place, old, value);
            }
        }

        foreach ((string place, string value) in before)
        {
            if (!after.ContainsKey(place))
            {
                yield return new ValueChange(place, value, null);
            }
        }
    }
}
