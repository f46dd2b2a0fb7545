using System.Collections.Immutable;

namespace Gateway.Adapter.Fixed.Layout;

/// <summary>One shape that a message of the source may have: its kinds of records, in order.</summary>
internal sealed record ShapeLayout
{
    /// <summary>Name of the node that says which shape a record has.</summary>
    public const string NodeName = "shape";

    public string Name { get; init; } = "";

    public Direction Direction { get; init; }

    public ImmutableArray<RecordLayout> Records { get; init; } = [];

    public ImmutableArray<SealLayout> Seals { get; init; } = [];

    public IEnumerable<Issue> Faults(string member, FixedLayout layout)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name.");
        }

        if (Records.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.records", "Expected at least one kind of record.");
        }

        for (int index = 0; index < Records.Length; index++)
        {
            foreach (Issue fault in Records[index].Faults($"{member}.records[{index}]", layout).Concat(PlaceFaults($"{member}.records[{index}]", index)))
            {
                yield return fault;
            }
        }

        for (int index = 0; index < Seals.Length; index++)
        {
            if (KindOf(Seals[index].Field) is not { Occurs: Occurs.Once })
            {
                yield return LayoutReader.Wrong($"{member}.seals[{index}].field", "Expected the field of a record that occurs once, such as head/length.");
            }
        }
    }

    private RecordLayout? KindOf(string? path) => Records.FirstOrDefault(kind => kind.Read().Any(field => field.Kind != FieldKind.Filler && path == $"{kind.Name}/{field.Name}"));

    private IEnumerable<Issue> PlaceFaults(string member, int index)
    {
        RecordLayout kind = Records[index];
        if (kind.Name == NodeName || Records.Take(index).Any(other => other.Name == kind.Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", $"Expected a name other than {NodeName} and than those before it.");
        }

        bool isCountable = KindOf(kind.Count) is { Occurs: Occurs.Once } counter && Records.IndexOf(counter) < index;
        if (kind.Count is not null && (kind.Occurs != Occurs.Many || !isCountable))
        {
            yield return LayoutReader.Wrong($"{member}.count", "Expected the field of an earlier record that occurs once, such as head/count, for a record that occurs many times.");
        }
    }
}
