using System.Collections.Immutable;

namespace Gateway.Adapter.Ini.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record IniLayout
{
    /// <summary>Accepted sections, as the record names them; empty for any.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    public SectionCase SectionCase { get; init; }

    /// <summary>Keys as the record spells them.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    public KeyPadding? KeyPadding { get; init; }

    /// <summary>Null where files carry no flag: every file is a request.</summary>
    public FlagLayout? Flag { get; init; }

    public ImmutableArray<BlockLayout> Blocks { get; init; } = [];

    public LineEnd LineEnd { get; init; }

    /// <summary>The section as the record names it.</summary>
    /// <returns>Null for one that the layout does not list.</returns>
    public string? SectionNamed(string sent) =>
        Sections.IsEmpty ? sent.ToLowerInvariant() : Sections.FirstOrDefault(known => string.Equals(known, sent, StringComparison.OrdinalIgnoreCase));

    /// <summary>The blocks of a section; null where it has none.</summary>
    public BlockLayout? BlockOf(string section) => Blocks.FirstOrDefault(block => block.IsIn(section));

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults() =>
    [
        .. NameFaults("sections", Sections),
        .. NameFaults("keys", Keys),
        .. KeyPadding?.Faults() ?? [],
        .. Flag?.Faults() ?? [],
        .. Blocks.SelectMany((block, index) => block.Faults($"blocks[{index}]")),
    ];

    /// <summary>Names that are empty, hold a line break or come twice.</summary>
    internal static IEnumerable<Issue> NameFaults(string member, ImmutableArray<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int index = 0; index < names.Length; index++)
        {
            string name = names[index];
            if (string.IsNullOrWhiteSpace(name) || name.AsSpan().ContainsAny('\r', '\n') || !seen.Add(name))
            {
                yield return LayoutReader.Wrong($"{member}[{index}]", "Expected a name of one line, different from those before it.");
            }
        }
    }
}
