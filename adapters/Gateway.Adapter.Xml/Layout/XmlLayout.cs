using System.Collections.Immutable;
using System.Text;

namespace Gateway.Adapter.Xml.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record XmlLayout
{
    public const int DeepestDepth = 256;

    public EncodingFrom EncodingFrom { get; init; }

    /// <summary>Written before the root element; empty for none.</summary>
    public string Declaration { get; init; } = "";

    public bool ByteOrderMark { get; init; }

    /// <summary>Prefixes that names have in a record, and the namespaces they stand for; the empty prefix for names without one.</summary>
    public IReadOnlyDictionary<string, string> Namespaces { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether declarations of namespaces are in the record.</summary>
    public Xmlns Xmlns { get; init; }

    public SoapLayout? Soap { get; init; }

    /// <summary>The member of a JSON object in whose text the document stands where a message is one; empty where none is.</summary>
    public string Json { get; init; } = "";

    public Empty Empty { get; init; }

    /// <summary>The same for elements that have attributes and nothing else.</summary>
    public Empty EmptyRows { get; init; } = Empty.SelfClosing;

    /// <summary>Elements that are written with an end tag, whatever others are.</summary>
    public ImmutableArray<string> Pairs { get; init; } = [];

    public ImmutableArray<string> Cdata { get; init; } = [];

    public ImmutableArray<InsideLayout> Inside { get; init; } = [];

    public int MaxDepth { get; init; } = 64;

    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Every path that a message may have; empty where nobody says.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Those of them that may come several times.</summary>
    public ImmutableArray<string> Repeats { get; init; } = [];

    /// <summary>Whether names must be told apart by their namespaces.</summary>
    public bool HasNamespaces => Namespaces.Count > 0 || Soap is not null || Xmlns == Xmlns.LeftOut;

    public LayoutPlace<Place> Places()
    {
        var places = new LayoutPlace<Place>();
        foreach (string path in Cdata)
        {
            places.Say(path, said => (said ?? Place.None) with { IsCdata = true });
        }

        foreach (string path in Pairs)
        {
            places.Say(path, said => (said ?? Place.None) with { IsPair = true });
        }

        foreach (InsideLayout inside in Inside)
        {
            places.Say(inside.Path, said => (said ?? Place.None) with { Inside = inside });
        }

        return places;
    }

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults(string encoding)
    {
        if (MaxDepth is < 1 or > DeepestDepth)
        {
            yield return LayoutReader.Wrong("max-depth", $"Expected 1 to {DeepestDepth}.");
        }

        if (MaxBytes < 1)
        {
            yield return LayoutReader.Wrong("max-bytes", "Expected 1 or more.");
        }

        if (EmptyRows == Empty.LeftOut)
        {
            yield return LayoutReader.Wrong("empty-rows", "Expected pair or self-closing: attributes are never left out.");
        }

        if (Declaration.Length > 0 && DeclarationFault(encoding) is { } reason)
        {
            yield return LayoutReader.Wrong("declaration", reason);
        }

        if (Json.Length > 0 && Soap is not null)
        {
            yield return LayoutReader.Wrong("json", "Expected no soap beside it: a message has one envelope.");
        }

        foreach (string prefix in Namespaces.Keys.Where(prefix => prefix.Length > 0 && (!XmlNames.IsPlain(prefix) || prefix is "xml" or "xmlns" or SoapLayout.Name)))
        {
            yield return LayoutReader.Wrong($"namespaces.{prefix}", "Expected a name without colon, other than xml, xmlns and soap.");
        }

        foreach (Issue fault in (Soap?.Faults() ?? []).Concat(LayoutPaths.Faults("pairs", Pairs)).Concat(LayoutPaths.Faults("cdata", Cdata)).Concat(LayoutPaths.Faults("paths", Paths)).Concat(LayoutPaths.Faults("repeats", Repeats))
            .Concat(Inside.SelectMany((inside, index) => inside.Faults($"inside[{index}]"))))
        {
            yield return fault;
        }
    }

    private string? DeclarationFault(string encoding)
    {
        string text = Declaration.TrimEnd('\r', '\n');
        if (!text.StartsWith("<?xml ", StringComparison.Ordinal) || !text.EndsWith("?>", StringComparison.Ordinal) || text.IndexOf("?>", StringComparison.Ordinal) != text.Length - 2)
        {
            return "Expected <?xml … ?>, with a line break behind it if one is written.";
        }

        int at = text.IndexOf("encoding", StringComparison.Ordinal);
        string name = at < 0 ? "" : text[at..].Split('"', '\'').ElementAtOrDefault(1) ?? "";
        bool isKnown = TextEncodings.TryGet(name, out Encoding? declared);
        bool agrees = at < 0 || EncodingFrom == EncodingFrom.Source || (isKnown && TextEncodings.TryGet(encoding, out Encoding? own) && TextShape.Has(own) == TextShape.Has(declared!) && (own.CodePage == declared!.CodePage || !TextShape.Has(own))); // known, so not null
        return agrees ? null : $"Expected the source's own encoding, {encoding}.";
    }
}
