using System.Collections.Immutable;

namespace Gateway.Adapter.Ini.Layout;

/// <summary>A word that stands for "no value" in a block, such as <c>无</c>.</summary>
internal sealed record EmptyWord
{
    public string Word { get; init; } = "";

    /// <summary>The lines it may stand in; empty for every line.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    public bool Covers(string line) => Lines.IsEmpty || Lines.Contains(line, StringComparer.Ordinal);
}
