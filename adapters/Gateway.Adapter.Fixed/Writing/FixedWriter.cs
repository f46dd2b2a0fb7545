using System.Globalization;
using System.Text;
using Gateway.Adapter.Fixed.Layout;
using Gateway.Adapter.Fixed.Seals;

namespace Gateway.Adapter.Fixed.Writing;

/// <summary>Writes one record in the shape that it names: (1) kinds and fields in layout order, counts filled in, (2) seals over what came of it.</summary>
internal sealed class FixedWriter
{
    private readonly FixedPlan plan;
    private readonly MessageWriting writing;
    private readonly RecordWriter records;

    public FixedWriter(FixedPlan plan, Encoding encoding)
    {
        this.plan = plan;
        writing = new MessageWriting(encoding);
        records = new RecordWriter(plan, writing, encoding);
    }

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        SourceNode root = record.Root;
        if (FindShape(root.Child(ShapeLayout.NodeName)) is not { } shape)
        {
            return writing.Finish();
        }

        foreach (SourceNode stranger in root.Children.Where(child => child.Name != ShapeLayout.NodeName && !shape.Records.Any(kind => kind.Name == child.Name)))
        {
            writing.Fault(stranger, $"Expected a kind of record of {shape.Name}.");
        }

        foreach (RecordPlan kind in shape.Records) // (1)
        {
            Kind(shape, kind, root);
        }

        foreach (SealLayout seal in shape.Seals.Where(_ => !writing.Issues.HasErrors)) // (2)
        {
            Seal(seal, root);
        }

        writing.Raw(records.Written);
        return writing.Finish();
    }

    private ShapePlan? FindShape(SourceNode named)
    {
        ShapePlan[] written = [.. plan.Shapes.Where(shape => shape.Direction != Direction.In && (named.Text is null || named.Text == shape.Name))];
        if (written.Length == 1)
        {
            return written[0];
        }

        string names = string.Join(", ", plan.Shapes.Where(shape => shape.Direction != Direction.In).Select(shape => shape.Name));
        writing.Issues.Add(new Issue(IssueCodes.ValueUnwritable, new SourceLocation(ShapeLayout.NodeName), $"Expected one of the shapes {names}."));
        return null;
    }

    private void Kind(ShapePlan shape, RecordPlan kind, SourceNode root)
    {
        int count = 0;
        foreach (SourceNode record in root.Children.Where(child => child.Name == kind.Name))
        {
            count++;
            if (!record.IsGroup || (count > 1 && kind.Occurs != Occurs.Many))
            {
                writing.Fault(record, $"Expected a group of fields{(kind.Occurs == Occurs.Many ? "" : ", once")}.");
                continue;
            }

            records.Write(kind, record, field => CountFor(shape, kind, field, root));
        }

        if (count == 0 && kind.Occurs == Occurs.Once)
        {
            writing.Issues.Add(new Issue(IssueCodes.ValueUnwritable, new SourceLocation(kind.Name), $"Expected a record {kind.Name} in {shape.Name}."));
        }
    }

    // A count may be left to the writer; what the record says wrongly is a fault.
    private static string? CountFor(ShapePlan shape, RecordPlan kind, FieldPlan field, SourceNode root)
    {
        string path = $"{kind.Name}/{field.Name}";
        RecordPlan? counted = field.IsTold ? shape.Records.FirstOrDefault(other => other.Count == path) : null;
        return counted is null ? null : root.Children.Count(child => child.Name == counted.Name).ToString(CultureInfo.InvariantCulture);
    }

    private void Seal(SealLayout seal, SourceNode root)
    {
        string[] path = seal.Field.Split('/');
        SourceNode node = root.Child(path[0]).Child(path[1]);
        (int start, int length) = records.PlaceOf(seal.Field);
        string expected = SealValue.Of(seal, records.Written, start, length);
        if (string.IsNullOrEmpty(node.Text))
        {
            records.Fill(seal.Field, expected, node);
        }
        else if (!SealValue.AreEqual(node.Text, expected))
        {
            writing.Fault(seal.Is == SealKind.Length ? IssueCodes.CountWrong : IssueCodes.ValueUnwritable, node, $"Expected {expected}.");
        }
    }
}
