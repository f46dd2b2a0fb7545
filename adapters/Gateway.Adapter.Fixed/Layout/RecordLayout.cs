using System.Collections.Immutable;

namespace Gateway.Adapter.Fixed.Layout;

/// <summary>One kind of record and its fields, by position.</summary>
internal sealed record RecordLayout
{
    public string Name { get; init; } = "";

    public Occurs Occurs { get; init; }

    /// <summary>Path of the field that says how many there are, such as <c>head/条数</c>.</summary>
    public string? Count { get; init; }

    public TagLayout? Tag { get; init; }

    /// <summary>Control bytes in front, in hex: <c>02</c>.</summary>
    public string Starts { get; init; } = "";

    /// <summary>Control bytes behind, in hex: <c>03</c>.</summary>
    public string Ends { get; init; } = "";

    /// <summary>Its whole length in units where the fields do not fill it; null for where the last field ends.</summary>
    public int? Length { get; init; }

    /// <summary>Fewest units that a line may have; null for all.</summary>
    public int? AtLeast { get; init; }

    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>The fields that can be read, in order.</summary>
    public IEnumerable<FieldLayout> Read() => Fields.Select(text => FieldText.TryRead(text, out FieldLayout? field) ? field : null).OfType<FieldLayout>();

    public IEnumerable<Issue> Faults(string member, FixedLayout layout)
    {
        if (!FieldText.IsName(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name that can stand in a path.");
        }

        if (Fields.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.fields", "Expected the fields.");
        }

        foreach ((string name, string bytes) in new[] { ("starts", Starts), ("ends", Ends) })
        {
            if (!HexBytes.IsHex(bytes))
            {
                yield return LayoutReader.Wrong($"{member}.{name}", "Expected bytes in hex digits, such as 02.");
            }
        }

        if (Tag is not null && (Tag.Is.IsEmpty || !Read().Any(field => field.Name == Tag.Field && field.Kind == FieldKind.Text)))
        {
            yield return LayoutReader.Wrong($"{member}.tag", "Expected a text field of this record, and the values it may have.");
        }

        foreach (Issue fault in FieldFaults(member, layout).Concat(LengthFaults(member, layout)))
        {
            yield return fault;
        }
    }

    private IEnumerable<Issue> FieldFaults(string member, FixedLayout layout)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int end = layout.FirstPosition;
        for (int index = 0; index < Fields.Length; index++)
        {
            string place = $"{member}.fields[{index}]";
            if (!FieldText.TryRead(Fields[index], out FieldLayout? field))
            {
                yield return LayoutReader.Wrong(place, "Expected NAME LENGTH, with @POSITION in front of the length and right, hex or fill=X behind it, or NAME TYPE such as PRICE float32.");
                continue;
            }

            if (field.Kind != FieldKind.Filler && !seen.Add(field.Name))
            {
                yield return LayoutReader.Wrong(place, "Expected a name different from those before it.");
            }

            if (field.Position < end)
            {
                yield return LayoutReader.Wrong(place, $"Expected position {end} or a later one: the field before it ends there.");
            }

            if (layout.Unit == Unit.Characters && field.Kind is not (FieldKind.Text or FieldKind.Filler or FieldKind.Ordinal))
            {
                yield return LayoutReader.Wrong(place, "Expected a text field: the layout counts characters.");
            }

            end = Math.Max(end, field.Position ?? end) + field.Length;
        }
    }

    private IEnumerable<Issue> LengthFaults(string member, FixedLayout layout)
    {
        int fields = RecordPlan.LengthOf(this, layout);
        if (Length < fields)
        {
            yield return LayoutReader.Wrong($"{member}.length", $"Expected at least {fields}: the last field ends there.");
        }

        if (AtLeast is not null && (layout.LineEnd is null || AtLeast < 1 || AtLeast > (Length ?? fields)))
        {
            yield return LayoutReader.Wrong($"{member}.at-least", "Expected 1 to the record's length, in a layout with a line-end.");
        }
    }
}
