using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls.Writing;

/// <summary>Writes groups value by value.</summary>
internal sealed class GroupWriter(CallBook book, MessageWriting writing, ValueWriter values)
{
    /// <summary>One row between the calls that begin and end it.</summary>
    public void Begun(GroupLayout group, SourceNode row)
    {
        Frame(group.BegunBy, row);
        Row(group, row, 1);
        Frame(group.EndedBy, row);
    }

    /// <summary>All rows of a group, after the call that selects it.</summary>
    public void Rows(GroupLayout group, SourceNode[] rows)
    {
        if (!group.Many && rows.Length > 1)
        {
            writing.Fault(rows[1], "Expected this group once.");
        }

        Select(group, rows);
        if (book.OfGroup[group.Name][0].Pattern.IsColumn)
        {
            Columns(group, rows);
            return;
        }

        for (int index = 0; index < rows.Length; index++)
        {
            Row(group, rows[index], index + 1);
        }
    }

    private void Select(GroupLayout group, SourceNode[] rows)
    {
        if (group.SelectedBy is null)
        {
            return;
        }

        values.Begin(group.SelectedBy, rows[0]);
        values.Quoted(group.Name, rows[0]);
        values.Close();
        if (group.Counted)
        {
            values.Returns();
            values.Number(rows.Count(row => row.FirstChild.Exists), rows[0]);
        }

        values.End();
    }

    private void Row(GroupLayout group, SourceNode row, int number)
    {
        if (row.Text is not null)
        {
            writing.Fault(row, "Expected a group of named values.");
        }

        foreach (SourceNode value in row.Children)
        {
            if (Pattern(group, value) is { } pattern)
            {
                Call(pattern, value, number);
            }
        }
    }

    private void Call(CallPattern pattern, SourceNode value, int row)
    {
        values.Begin(pattern.Name, value);
        for (int index = 0; index < pattern.Arguments.Length; index++)
        {
            values.Comma(index);
            Piece(pattern.Arguments[index], value, row);
        }

        values.Close();
        if (pattern.Returned is { } returned)
        {
            values.Returns();
            Piece(returned, value, row);
        }

        values.End();
    }

    private void Piece(Role role, SourceNode value, int row)
    {
        if (role == Role.Row)
        {
            values.Number(row, value);
        }
        else if (role == Role.Name)
        {
            values.Quoted(value.Name, value);
        }
        else
        {
            values.Value(value, role == Role.Number);
        }
    }

    private void Columns(GroupLayout group, SourceNode[] rows)
    {
        foreach (string name in rows.SelectMany(row => row.Children.Select(value => value.Name)).Distinct())
        {
            SourceNode first = rows.Select(row => row.Child(name)).First(value => value.Exists);
            if (Pattern(group, first) is { } pattern)
            {
                values.Begin(pattern.Name, first);
                values.Quoted(name, first);
                foreach (SourceNode row in rows)
                {
                    values.Comma(1);
                    values.Value(row.Child(name), pattern.Arguments[^1] == Role.Numbers);
                }

                values.Close();
                values.End();
            }
        }
    }

    // Where two calls take a name, the one that lists it is meant.
    private CallPattern? Pattern(GroupLayout group, SourceNode value)
    {
        ValueCall? call = book.OfGroup[group.Name].FirstOrDefault(call => call.Layout.Names.Contains(value.Name, StringComparer.Ordinal))
            ?? book.OfGroup[group.Name].FirstOrDefault(call => call.Layout.Takes(value.Name));
        if (call is null)
        {
            writing.Fault(value, $"Expected a name that {group.Name} has.");
        }

        return call?.Pattern;
    }

    private void Frame(string? call, SourceNode at)
    {
        if (call is not null)
        {
            values.Begin(call, at);
            values.Close();
            values.End();
        }
    }
}
