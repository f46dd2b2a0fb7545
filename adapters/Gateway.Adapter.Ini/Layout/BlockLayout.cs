using System.Collections.Immutable;

namespace Gateway.Adapter.Ini.Layout;

/// <summary>Blocks of bare lines, one value per line, as many as a count key says.</summary>
internal sealed record BlockLayout
{
    /// <summary>The sections that have them; empty for all.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>The key whose value is the number of blocks.</summary>
    public string Count { get; init; } = "";

    /// <summary>Name of one block's node.</summary>
    public string Group { get; init; } = "item";

    /// <summary>Names of a request block's lines, in order.</summary>
    public ImmutableArray<string> Request { get; init; } = [];

    /// <summary>Names of a reply block's lines, in order; empty for the same as a request's.</summary>
    public ImmutableArray<string> Reply { get; init; } = [];

    public EmptyWord? Empty { get; init; }

    public ImmutableArray<string> Lines(bool isReply) => isReply && !Reply.IsEmpty ? Reply : Request;

    public bool IsIn(string section) => Sections.IsEmpty || Sections.Contains(section, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Issue> Faults(string member)
    {
        if (string.IsNullOrWhiteSpace(Count))
        {
            yield return LayoutReader.Wrong($"{member}.count", "Expected the key that counts the blocks.");
        }

        if (string.IsNullOrWhiteSpace(Group))
        {
            yield return LayoutReader.Wrong($"{member}.group", "Expected a name.");
        }

        if (Request.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.request", "Expected the names of a block's lines.");
        }

        foreach (Issue fault in IniLayout.NameFaults($"{member}.request", Request).Concat(IniLayout.NameFaults($"{member}.reply", Reply)).Concat(EmptyFaults(member)))
        {
            yield return fault;
        }
    }

    private IEnumerable<Issue> EmptyFaults(string member)
    {
        if (Empty is { Word: "" })
        {
            yield return LayoutReader.Wrong($"{member}.empty.word", "Expected a word.");
        }

        foreach (string line in Empty?.Lines.Where(line => !Request.Contains(line, StringComparer.Ordinal) && !Reply.Contains(line, StringComparer.Ordinal)) ?? [])
        {
            yield return LayoutReader.Wrong($"{member}.empty.lines", $"Expected names of the block's lines; {line} is none.");
        }
    }
}
