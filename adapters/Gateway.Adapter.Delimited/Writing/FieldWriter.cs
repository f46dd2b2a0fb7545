using System.Buffers;
using System.Globalization;
using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited.Writing;

/// <summary>Writes lists of fields: those of a line, and those inside fields, level by level.</summary>
internal sealed class FieldWriter(MessageWriting writing, Quoted quoted)
{
    /// <summary>Writes the fields of one group.</summary>
    /// <param name="fields">Which, and how they are divided.</param>
    /// <param name="group">Holds their values.</param>
    /// <param name="called">The group's name for faults.</param>
    /// <param name="sure">Texts that are known beforehand, by position; empty for none.</param>
    /// <param name="beginning">How many of them the fields begin with; the others are counts.</param>
    public void Write(FieldPlan fields, SourceNode group, string called, string?[] sure, int beginning)
    {
        if (fields.Leading == LeadingSeparator.Required)
        {
            writing.Raw([fields.Separator]);
        }

        bool isFirst = true;
        Fields(fields, group, called, sure, beginning, EndOf(fields, group), ref isFirst);
        if (fields.Trailing == TrailingSeparator.Required)
        {
            writing.Raw([fields.Separator]);
        }
    }

    // With at-least, the list ends after the last field that the record has.
    private static int EndOf(FieldPlan fields, SourceNode group)
    {
        int end = fields.Fields.Length, places = fields.Places;
        while (end > 0 && places > fields.Fewest && !group.Child(fields.Fields[end - 1]).Exists)
        {
            int size = fields.Insides[end - 1] is { IsInline: true } slots ? (slots.Times ?? 0) * slots.GroupPlaces : 1;
            if (places - size < fields.Fewest)
            {
                break;
            }

            places -= size;
            end--;
        }

        return end;
    }

    private void Fields(FieldPlan fields, SourceNode group, string called, string?[] sure, int beginning, int end, ref bool isFirst)
    {
        foreach (SourceNode stranger in group.Children.Where(field => !fields.Fields.Contains(field.Name, StringComparer.Ordinal)))
        {
            writing.Fault(stranger, $"Expected a field of {called}.");
        }

        for (int index = 0; index < end; index++)
        {
            InsidePlan? inside = fields.Insides[index];
            if (inside is { IsInline: true })
            {
                Groups(inside, group, ref isFirst);
                continue;
            }

            Separate(fields, ref isFirst);
            if (inside is null)
            {
                SourceNode field = group.Child(fields.Fields[index]);
                string? known = index < sure.Length ? sure[index] : null;
                Value(fields, field, Filled(field, known ?? CountAt(fields, index, group), index < beginning ? IssueCodes.ValueUnwritable : IssueCodes.CountWrong));
            }
            else
            {
                Inside(inside, group);
            }
        }
    }

    private void Separate(FieldPlan fields, ref bool isFirst)
    {
        if (!isFirst)
        {
            writing.Raw([fields.Separator]);
        }

        isFirst = false;
    }

    private void Value(FieldPlan fields, SourceNode field, string? text)
    {
        if (field.IsGroup)
        {
            writing.Fault(field, "Expected a plain value.");
            return;
        }

        bool isPlain = !text.AsSpan().ContainsAny(fields.Marks) && (fields.Quote == 0 || !text.AsSpan().Contains((char)fields.Quote));
        if (fields.Quote == 0 && !isPlain)
        {
            writing.Fault(field, "Expected a plain value without separator and line end.");
            return;
        }

        if (fields.Quote == 0 || (isPlain && (quoted == Quoted.Needed || string.IsNullOrEmpty(text))))
        {
            writing.Text(text, field);
            return;
        }

        string quote = ((char)fields.Quote).ToString();
        writing.Raw([fields.Quote]);
        writing.Text(text!.Replace(quote, quote + quote, StringComparison.Ordinal), field); // an empty text is plain
        writing.Raw([fields.Quote]);
    }

    private void Inside(InsidePlan inside, SourceNode group)
    {
        int taken = 0;
        foreach (SourceNode record in group.Children.Where(child => child.Name == inside.Name))
        {
            taken++;
            if (!record.IsGroup && string.IsNullOrEmpty(record.Text))
            {
                continue;
            }

            if (!record.IsGroup || (taken > 1 && inside.Repeat == 0))
            {
                writing.Fault(record, $"Expected a group of fields{(inside.Repeat == 0 ? ", once" : "")}.");
                continue;
            }

            if (taken > 1)
            {
                writing.Raw([inside.Repeat]);
            }

            Write(inside.Fields, record, inside.Name, [], 0);
        }
    }

    private void Groups(InsidePlan inside, SourceNode group, ref bool isFirst)
    {
        int taken = 0;
        foreach (SourceNode record in group.Children.Where(child => child.Name == inside.Name))
        {
            taken++;
            bool isEmpty = !record.IsGroup && string.IsNullOrEmpty(record.Text);
            if ((!record.IsGroup && !isEmpty) || taken > (inside.Times ?? int.MaxValue))
            {
                writing.Fault(record, $"Expected a group of fields{(inside.Times is null ? "" : $", at most {inside.Times} times")}.");
                continue;
            }

            Fields(inside.Fields, record, inside.Name, [], 0, inside.Fields.Fields.Length, ref isFirst); // an empty one has no fields
        }

        for (int place = taken * inside.GroupPlaces; place < inside.Times * inside.GroupPlaces; place++)
        {
            Separate(inside.Fields, ref isFirst);
        }
    }

    private static string? CountAt(FieldPlan fields, int index, SourceNode group)
    {
        InsidePlan? counted = Array.Find(fields.Counted, inside => inside.CountIndex == index);
        return counted is null ? null : group.Children.Count(child => child.Name == counted.Name && child.IsGroup).ToString(CultureInfo.InvariantCulture);
    }

    // What the record says wrongly is a fault; a count may stand with zeros or spaces around it.
    private string? Filled(SourceNode field, string? sure, IssueCode code)
    {
        if (sure is null || string.IsNullOrEmpty(field.Text) || field.Text == sure)
        {
            return sure ?? field.Text;
        }

        bool isSameCount = code == IssueCodes.CountWrong && int.TryParse(field.Text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int count)
            && count.ToString(CultureInfo.InvariantCulture) == sure;
        if (!isSameCount)
        {
            writing.Fault(code, field, $"Expected {sure}.");
        }

        return isSameCount ? field.Text : sure;
    }
}
