using System.Collections.Immutable;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Remembers which row wrote what, and spells it out only when somebody asks.</summary>
internal sealed class LineageLog
{
    private readonly List<Note> notes = new(capacity: 96); // a table has some sixty rows, some of them repeat

    /// <summary>Notes a write.</summary>
    /// <param name="row">Which row wrote.</param>
    /// <param name="items">Per block, from 0: where the element that grew stands among its twins.</param>
    /// <param name="origin">Where the value stood; "not there" for what no record holds.</param>
    /// <param name="written">The element as it stands in the resource.</param>
    public void Add(TargetRow row, int[] items, SourceNode origin, Base written) => notes.Add(new Note(row, row.Block.Level == 0 ? [] : ItemsOf(row.Block, items), origin, written));

    public ImmutableArray<LineageEntry> Entries() => [.. notes.Select(EntryOf)];

    /// <summary>The last word on every element that a row wrote, by the element itself.</summary>
    public Dictionary<Base, LineageEntry> ByElement()
    {
        var found = new Dictionary<Base, LineageEntry>(ReferenceEqualityComparer.Instance);
        foreach (Note note in notes)
        {
            found[note.Written] = EntryOf(note);
        }

        return found;
    }

    private static LineageEntry EntryOf(Note note) => new(
        ElementOf(note.Row, note.Items),
        note.Row.Value.Row.Reference,
        note.Origin.Exists ? note.Origin.Location : new SourceLocation(note.Row.Value.Row["source"]));

    private static int[] ItemsOf(RowBlock<TargetRow> innermost, int[] items)
    {
        int[] outermostFirst = new int[innermost.Level];
        for (RowBlock<TargetRow>? block = innermost; block is { Level: > 0 }; block = block.Above)
        {
            outermostFirst[block.Level - 1] = items[block.Number] + 1;
        }

        return outermostFirst;
    }

    private static string ElementOf(TargetRow row, int[] items)
    {
        string[] pieces = row.Path!.Written.Text.Split("[]"); // facts are not noted
        items = items.Length >= pieces.Length ? items[(items.Length - pieces.Length + 1)..] : items; // outer levels that the target does not grow by
        return string.Concat(pieces.Select((piece, index) => index == 0 ? piece : $"[{(index <= items.Length ? items[index - 1] : 1)}]{piece}"));
    }

    private readonly record struct Note(TargetRow Row, int[] Items, SourceNode Origin, Base Written);
}
