using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Remembers which row wrote what, and spells it out only when somebody asks.</summary>
internal sealed class LineageLog
{
    private readonly List<(TargetRow Row, int[] Items, SourceNode Origin)> notes = [];

    public void Add(TargetRow row, int[] items, SourceNode origin) => notes.Add((row, row.Block.Level == 0 ? [] : [.. ItemsOf(row.Block, items)], origin));

    public ImmutableArray<LineageEntry> Entries() => [.. notes.Select(note => new LineageEntry(
        ElementOf(note.Row, note.Items),
        note.Row.Value.Row.Reference,
        note.Origin.Exists ? note.Origin.Location : new SourceLocation(note.Row.Value.Row["source"])))];

    private static Stack<int> ItemsOf(RowBlock<TargetRow> innermost, int[] items)
    {
        var outermostFirst = new Stack<int>();
        for (RowBlock<TargetRow>? block = innermost; block is { Level: > 0 }; block = block.Above)
        {
            outermostFirst.Push(items[block.Number] + 1);
        }

        return outermostFirst;
    }

    private static string ElementOf(TargetRow row, int[] items)
    {
        string[] pieces = row.Path!.Written.Text.Split("[]"); // facts are not noted
        return string.Concat(pieces.Select((piece, index) => index == 0 ? piece : $"[{(index <= items.Length ? items[index - 1] : 1)}]{piece}"));
    }
}
