using System.Collections.Immutable;

namespace Gateway.Adapter.Xml.Layout;

/// <summary>An element whose text is XML or lines of fields.</summary>
internal sealed record InsideLayout
{
    public string Path { get; init; } = "";

    public InsideFormat Format { get; init; }

    /// <summary>In what it is packed.</summary>
    public Packed Packed { get; init; }

    /// <summary>Most bytes of all archives of a message, unpacked.</summary>
    public int MaxUnpacked { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most files of an archive.</summary>
    public int MaxEntries { get; init; } = 16;

    /// <summary>XML: the declaration that is written before the inner document; empty for none.</summary>
    public string Declaration { get; init; } = "";

    /// <summary>Delimited: between fields.</summary>
    public string Separator { get; init; } = "|";

    /// <summary>Delimited: between lines; null where there is one line.</summary>
    public string? LineEnd { get; init; }

    /// <summary>Delimited: name of a line's node.</summary>
    public string Row { get; init; } = "row";

    /// <summary>Delimited: names by position; further fields are called by their number.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    public IEnumerable<Issue> Faults(string member)
    {
        if (!LayoutPaths.IsPath(Path))
        {
            yield return LayoutReader.Wrong($"{member}.path", "Expected a path of names with / between them, without positions.");
        }

        if (Format == InsideFormat.Elements && Packed != Packed.No)
        {
            yield return LayoutReader.Wrong($"{member}.packed", "Expected no: elements without a root are no document that could be packed.");
        }

        if (Format == InsideFormat.Delimited && !IsMark(Separator))
        {
            yield return LayoutReader.Wrong($"{member}.separator", "Expected one ASCII character, neither letter nor digit.");
        }

        if (LineEnd is not null && (!IsMark(LineEnd) || LineEnd == Separator))
        {
            yield return LayoutReader.Wrong($"{member}.line-end", "Expected one ASCII character other than the separator.");
        }

        if (MaxUnpacked < 1)
        {
            yield return LayoutReader.Wrong($"{member}.max-unpacked", "Expected 1 or more.");
        }

        if (MaxEntries < 1)
        {
            yield return LayoutReader.Wrong($"{member}.max-entries", "Expected 1 or more.");
        }

        if (!LayoutPaths.IsPath(Row) || Row.Contains('/', StringComparison.Ordinal))
        {
            yield return LayoutReader.Wrong($"{member}.row", "Expected a name.");
        }

        if (!Declaration.StartsWith("<?xml ", StringComparison.Ordinal) && Declaration.Length > 0)
        {
            yield return LayoutReader.Wrong($"{member}.declaration", "Expected <?xml … ?>.");
        }

        foreach (Issue fault in LayoutPaths.Faults($"{member}.fields", Fields))
        {
            yield return fault;
        }
    }

    private static bool IsMark(string text) => text.Length == 1 && char.IsAscii(text[0]) && !char.IsAsciiLetterOrDigit(text[0]);
}
