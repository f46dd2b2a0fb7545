namespace Gateway.Mapping.Oracle;

/// <summary>Chance that a seed decides.</summary>
internal sealed class Pick(int seed)
{
    private readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    /// <summary>One time in so many.</summary>
    public bool Rarely(int times) => random.Next(times) == 0;

    public T Of<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
