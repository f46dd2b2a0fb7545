namespace Gateway.Mapping;

/// <summary>The concepts that a table may name: those of its own source, of the nation, and of any institution or region; and the transforms of plugins.</summary>
internal sealed class ConceptNames(IEnumerable<string> names)
{
    private readonly HashSet<string> names = [.. names];
    private string? sha256;

    public IEnumerable<string> All => names;

    /// <summary>Of the names and the plugins: what was compiled against the same ones need not be compiled again.</summary>
    public string Sha256 => sha256 ??= CompiledTables.HashOf(string.Join('\n', names.Order(StringComparer.Ordinal).Concat(Plugins.Builds)));

    /// <summary>Transforms that plugins bring.</summary>
    public PluginTransforms Plugins { get; init; } = PluginTransforms.None;

    public bool Contains(string name) => names.Contains(name);

    public ConceptNames With(IEnumerable<string> more) => new(names.Concat(more)) { Plugins = Plugins };
}
