using System.Globalization;
using System.Text;
using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited.Writing;

/// <summary>Writes one record in the shape that it names: kinds and fields in layout order.</summary>
/// <param name="shapes">All of the layout.</param>
internal sealed class DelimitedWriter(ShapePlan[] shapes, Encoding encoding)
{
    private readonly MessageWriting writing = new(encoding);
    private bool hasLines;

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        SourceNode root = record.Root;
        if (FindShape(root.Child(ShapeLayout.NodeName)) is not { } shape)
        {
            return writing.Finish();
        }

        foreach (SourceNode stranger in root.Children.Where(child => child.Name != ShapeLayout.NodeName && !shape.Lines.Any(kind => kind.Name == child.Name)))
        {
            writing.Fault(stranger, $"Expected a kind of line of {shape.Name}.");
        }

        var fields = new FieldWriter(writing, shape.WritesQuotes);
        foreach (LinePlan kind in shape.Lines)
        {
            Kind(shape, kind, root, fields);
        }

        if (hasLines && shape.LastLineEnd == LastLineEnd.Written)
        {
            writing.Raw(shape.Marks.LineEnd.Span);
        }

        return shape.Buffer is { } buffer ? InBuffer(buffer, root) : writing.Finish();
    }

    private Outcome<ReadOnlyMemory<byte>> InBuffer(BufferLayout buffer, SourceNode root)
    {
        Outcome<ReadOnlyMemory<byte>> text = writing.Finish();
        if (text.Succeeded && text.Value.Length > buffer.Room)
        {
            writing.Fault(root, $"Expected at most {buffer.Room} bytes in the caller's buffer; the message has {text.Value.Length}.");
            return writing.Finish();
        }

        return text.Succeeded ? Outcome.Of<ReadOnlyMemory<byte>>(buffer.Filled(text.Value.Span)) : text;
    }

    private ShapePlan? FindShape(SourceNode named)
    {
        ShapePlan[] written = [.. shapes.Where(shape => shape.IsWritten && (named.Text is null || named.Text == shape.Name))];
        if (written.Length == 1)
        {
            return written[0];
        }

        string names = string.Join(", ", shapes.Where(shape => shape.IsWritten).Select(shape => shape.Name));
        writing.Issues.Add(new Issue(IssueCodes.ValueUnwritable, new SourceLocation(ShapeLayout.NodeName), $"Expected one of the shapes {names}."));
        return null;
    }

    private void Kind(ShapePlan shape, LinePlan kind, SourceNode root, FieldWriter fields)
    {
        int count = 0;
        string?[] sure = SureTexts(shape, kind, root, out int beginning);
        foreach (SourceNode line in root.Children.Where(child => child.Name == kind.Name))
        {
            count++;
            if (!line.IsGroup || (count > 1 && kind.Occurs != Occurs.Many))
            {
                writing.Fault(line, $"Expected a group of fields{(kind.Occurs == Occurs.Many ? "" : ", once")}.");
                continue;
            }

            if (hasLines)
            {
                writing.Raw(shape.Marks.LineEnd.Span);
            }

            hasLines = true;
            fields.Write(kind.Fields, line, $"a line {kind.Name}", sure, beginning);
        }

        if (count == 0 && kind.Occurs == Occurs.Once)
        {
            writing.Issues.Add(new Issue(IssueCodes.ValueUnwritable, new SourceLocation(kind.Name), $"Expected a line {kind.Name} in {shape.Name}."));
        }
    }

    // First fields and counts may be left to the writer.
    private static string?[] SureTexts(ShapePlan shape, LinePlan kind, SourceNode root, out int beginning)
    {
        beginning = kind.BeginsWith.Length;
        LinePlan[] counted = kind.Occurs == Occurs.Once ? [.. shape.Lines.Where(line => line.Count?.StartsWith(kind.Name + "/", StringComparison.Ordinal) == true)] : [];
        if (beginning == 0 && counted.Length == 0)
        {
            return [];
        }

        string?[] sure = new string?[kind.Fields.Fields.Length];
        Array.Copy(kind.BeginsWith, sure, Math.Min(beginning, sure.Length));
        foreach (LinePlan line in counted)
        {
            sure[Array.IndexOf(kind.Fields.Fields, line.Count![(kind.Name.Length + 1)..])] = root.Children.Count(child => child.Name == line.Name).ToString(CultureInfo.InvariantCulture); // the layout was checked
        }

        return sure;
    }
}
