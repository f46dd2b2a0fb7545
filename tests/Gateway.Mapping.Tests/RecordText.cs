using Gateway.Contract;

namespace Gateway.Mapping.Tests;

/// <summary>Spells a record out, one <c>path=value</c> after another.</summary>
internal static class RecordText
{
    public static string Of(SourceRecord record) => string.Join(' ', Leaves(record.Root).Select(leaf => $"{leaf.Location.Path}={leaf.Text}"));

    private static IEnumerable<SourceNode> Leaves(SourceNode node) => node.IsGroup ? node.Children.SelectMany(Leaves) : [node];
}
