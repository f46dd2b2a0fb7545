namespace Gateway.Mapping;

/// <summary>The concepts that a table may name: those of its own source, of the nation, and of any institution or region.</summary>
internal sealed class ConceptNames(IEnumerable<string> names)
{
    private readonly HashSet<string> names = [.. names];

    public IEnumerable<string> All => names;

    public bool Contains(string name) => names.Contains(name);

    public ConceptNames With(IEnumerable<string> more) => new(names.Concat(more));
}
