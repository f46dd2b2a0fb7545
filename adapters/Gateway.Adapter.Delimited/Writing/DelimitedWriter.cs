using System.Globalization;
using System.Text;
using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited.Writing;

/// <summary>Writes one record in the shape that it names: kinds and fields in layout order.</summary>
internal sealed class DelimitedWriter(DelimitedLayout layout, Marks marks, Encoding encoding)
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

        foreach (LineLayout kind in shape.Lines)
        {
            Kind(shape, kind, root);
        }

        if (hasLines && layout.LastLineEnd == LastLineEnd.Written)
        {
            writing.Raw(marks.LineEnd.Span);
        }

        return writing.Finish();
    }

    private ShapeLayout? FindShape(SourceNode named)
    {
        ShapeLayout[] written = [.. layout.Shapes.Where(shape => shape.Direction != Direction.In && (named.Text is null || named.Text == shape.Name))];
        if (written.Length == 1)
        {
            return written[0];
        }

        string names = string.Join(", ", layout.Shapes.Where(shape => shape.Direction != Direction.In).Select(shape => shape.Name));
        writing.Issues.Add(new Issue(IssueCodes.ValueUnwritable, new SourceLocation(ShapeLayout.NodeName), $"Expected one of the shapes {names}."));
        return null;
    }

    private void Kind(ShapeLayout shape, LineLayout kind, SourceNode root)
    {
        int count = 0;
        foreach (SourceNode line in root.Children.Where(child => child.Name == kind.Name))
        {
            count++;
            if (!line.IsGroup || (count > 1 && kind.Occurs != Occurs.Many))
            {
                writing.Fault(line, $"Expected a group of fields{(kind.Occurs == Occurs.Many ? "" : ", once")}.");
                continue;
            }

            Line(shape, kind, line);
        }

        if (count == 0 && kind.Occurs == Occurs.Once)
        {
            writing.Issues.Add(new Issue(IssueCodes.ValueUnwritable, new SourceLocation(kind.Name), $"Expected a line {kind.Name} in {shape.Name}."));
        }
    }

    private void Line(ShapeLayout shape, LineLayout kind, SourceNode line)
    {
        foreach (SourceNode stranger in line.Children.Where(field => !kind.Fields.Contains(field.Name, StringComparer.Ordinal)))
        {
            writing.Fault(stranger, $"Expected a field of a line {kind.Name}.");
        }

        if (hasLines)
        {
            writing.Raw(marks.LineEnd.Span);
        }

        hasLines = true;
        int last = LastField(kind, line);
        for (int index = 0; index < last; index++)
        {
            if (index > 0)
            {
                writing.Raw([marks.Separator]);
            }

            SourceNode field = line.Child(kind.Fields[index]);
            Field(field, Filled(shape, kind, index, field, line));
        }

        if (layout.TrailingSeparator == TrailingSeparator.Required)
        {
            writing.Raw([marks.Separator]);
        }
    }

    private static int LastField(LineLayout kind, SourceNode line)
    {
        int last = kind.Fields.Length;
        while (last > kind.Fewest && !line.Child(kind.Fields[last - 1]).Exists)
        {
            last--;
        }

        return last;
    }

    private void Field(SourceNode field, string? text)
    {
        if (field.IsGroup || !marks.CanHold(text))
        {
            writing.Fault(field, "Expected a plain value without separator and line end.");
            return;
        }

        writing.Text(text, field);
    }

    // A begins-with word and a count may be left to the writer; what the record says wrongly is a fault.
    private string? Filled(ShapeLayout shape, LineLayout kind, int index, SourceNode field, SourceNode line)
    {
        string? sure = SureText(shape, kind, index, line.Parent, out IssueCode code);
        if (sure is not null && !string.IsNullOrEmpty(field.Text) && field.Text != sure)
        {
            writing.Fault(code, field, $"Expected {sure}.");
        }

        return sure ?? field.Text;
    }

    private static string? SureText(ShapeLayout shape, LineLayout kind, int index, SourceNode root, out IssueCode code)
    {
        code = IssueCodes.ValueUnwritable;
        if (index == 0 && shape.BeginsWith is not null && ReferenceEquals(kind, shape.Lines[0]))
        {
            return shape.BeginsWith;
        }

        code = IssueCodes.CountWrong;
        if (kind.Occurs != Occurs.Once)
        {
            return null; // spares the thousands of rows the search
        }

        LineLayout? counted = shape.Lines.FirstOrDefault(line => line.Count == $"{kind.Name}/{kind.Fields[index]}");
        return counted is null ? null : root.Children.Count(child => child.Name == counted.Name).ToString(CultureInfo.InvariantCulture);
    }
}
