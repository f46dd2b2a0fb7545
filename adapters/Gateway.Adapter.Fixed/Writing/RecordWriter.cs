using System.Runtime.InteropServices;
using System.Text;
using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed.Writing;

/// <summary>Writes records behind one another and remembers where the fields of counts and seals stand.</summary>
internal sealed class RecordWriter(FixedPlan plan, MessageWriting writing, Encoding encoding)
{
    private readonly List<byte> written = new(256);
    private readonly Dictionary<string, (int Start, int Length, FieldPlan Field)> places = new(StringComparer.Ordinal);
    private readonly FieldWriter fields = new(plan, writing, encoding);

    /// <summary>The bytes so far.</summary>
    public Span<byte> Written => CollectionsMarshal.AsSpan(written);

    /// <summary>Writes one record.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="record">Its fields.</param>
    /// <param name="sure">The text that a field has to have; null where the record says.</param>
    public void Write(RecordPlan kind, SourceNode record, Func<FieldPlan, string?> sure)
    {
        foreach (SourceNode stranger in record.Children.Where(child => !kind.Fields.Any(field => field.Name == child.Name || IsCut(field, child))))
        {
            writing.Fault(stranger, $"Expected a field of a record {kind.Name}.");
        }

        written.AddRange(kind.Starts);
        int unit = 0;
        foreach (FieldPlan field in kind.Fields.Where(field => field.Kind != FieldKind.Ordinal))
        {
            written.AddRange(kind.Fill.AsSpan(unit, field.Start - unit));
            int start = written.Count;
            Field(kind, field, record, sure(field));
            places[$"{kind.Name}/{field.Name}"] = (start, written.Count - start, field);
            unit = field.Start + field.Length;
        }

        written.AddRange(kind.Fill.AsSpan(unit));
        written.AddRange(kind.Ends);
        written.AddRange(plan.LineEnd);
    }

    /// <summary>Where a field was written last.</summary>
    public (int Start, int Length) PlaceOf(string path) => (places[path].Start, places[path].Length);

    /// <summary>Writes a field's value over what stands there.</summary>
    public void Fill(string path, string text, SourceNode at)
    {
        (int start, int length, FieldPlan field) = places[path];
        ReadOnlySpan<byte> bytes = fields.Bytes(field, text, "", at);
        bytes[..Math.Min(length, bytes.Length)].CopyTo(Written[start..]);
    }

    private bool IsCut(FieldPlan field, SourceNode child) => plan.Layout.CutCharacter == CutCharacter.Kept && field.Kind == FieldKind.Text && child.Name == field.CutName;

    private void Field(RecordPlan kind, FieldPlan field, SourceNode record, string? sure)
    {
        SourceNode node = record.Child(field.Name);
        if (node.IsGroup)
        {
            writing.Fault(node, "Expected a plain value.");
        }
        else if (sure is not null && !string.IsNullOrEmpty(node.Text) && node.Text != sure)
        {
            writing.Fault(IssueCodes.CountWrong, node, $"Expected {sure}.");
        }

        string cut = plan.Layout.CutCharacter == CutCharacter.Kept ? record.Child(field.CutName).Text ?? "" : "";
        written.AddRange(fields.Bytes(field, sure ?? node.Text, cut, node.Exists ? node : record));
    }
}
