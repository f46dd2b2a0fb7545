using System.Collections.Frozen;

namespace Gateway.Adapter.Ini.Layout;

/// <summary>Which sections, keys and block lines a record of a layout has.</summary>
internal static class IniShape
{
    public static RecordShape Of(IniLayout layout, bool isReply)
    {
        // Where the layout lists no sections the record names them in lower case.
        IEnumerable<string> named = layout.Sections.IsEmpty ? layout.Blocks.SelectMany(block => block.Sections).Select(section => section.ToLowerInvariant()) : layout.Sections;
        return new RecordShape
        {
            Named = named.Distinct().ToFrozenDictionary(section => section, section => Section(layout, layout.BlockOf(section), isReply), StringComparer.Ordinal),
            Rest = layout.Sections.IsEmpty ? Section(layout, layout.Blocks.FirstOrDefault(block => block.Sections.IsEmpty), isReply) : null,
        };
    }

    private static RecordShape Section(IniLayout layout, BlockLayout? block, bool isReply)
    {
        Dictionary<string, RecordShape> places = Keys(layout).ToDictionary(key => key, _ => RecordShape.Value, StringComparer.Ordinal);
        if (block is not null)
        {
            places[block.Group] = new RecordShape { Named = block.Lines(isReply).ToFrozenDictionary(line => line, _ => RecordShape.Value, StringComparer.Ordinal), Repeats = true };
        }

        // A layout that lists no keys takes them as they are sent.
        return new RecordShape { Named = places.ToFrozenDictionary(StringComparer.Ordinal), Rest = layout.Keys.IsEmpty ? RecordShape.Value : null };
    }

    private static IEnumerable<string> Keys(IniLayout layout) => layout.Keys
        .Concat(layout.Flag is null ? [] : [layout.Flag.Request, layout.Flag.Reply])
        .Concat(layout.Blocks.Select(block => block.Count))
        .DistinctBy(key => key, StringComparer.OrdinalIgnoreCase);
}
