using System.Collections.Immutable;
using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls.Parsing;

/// <summary>Reads the calls that fill groups value by value, and those that say which group or row comes next.</summary>
internal sealed class GroupReader(CallBook book, MessageReading reading, CallLine line, LineValues values, GroupRows rows)
{
    private GroupLayout? selected;
    private GroupLayout? begun;

    /// <summary>Takes a call that chooses a group, begins a row or ends one; false when it is none of these.</summary>
    public bool TryFrame(string call)
    {
        if (book.Selecting.Contains(call))
        {
            Select();
        }
        else if (book.Beginning.TryGetValue(call, out GroupLayout? group))
        {
            begun = group;
            rows.TryOpen(group.Name, rows.Count(group.Name) + 1, line.Start, line.Length, group.Many);
        }
        else if (book.Ending.ContainsKey(call))
        {
            rows.Leave(line.Start + line.Length);
            begun = null;
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Takes a call for one value, or for one value of each row.</summary>
    /// <param name="calls">What a call of this name may be for.</param>
    public void Value(ImmutableArray<ValueCall> calls)
    {
        int place = calls[0].Pattern.Arguments.IndexOf(Role.Name);
        if (place >= line.Arguments.Count)
        {
            Unfit(calls[0].Pattern);
            return;
        }

        Argument named = line.Arguments[place];
        if (!values.TryName(named, out string name))
        {
            return;
        }

        if (!CallsLayout.IsNodeName(name))
        {
            reading.Fault(IssueCodes.StructureUnreadable, named.Offset, named.Length, "Expected a name without / [ ] and '.");
        }
        else if (Find(calls, name) is { } call)
        {
            Cells(call, name);
        }
        else
        {
            string hint = NearestName.Hint(name, calls.Where(IsOpen).SelectMany(other => other.Layout.Names));
            reading.Fault(IssueCodes.MessageUnknown, named.Offset, named.Length, $"Expected a name that this call takes here.{hint}");
        }
    }

    private void Select()
    {
        rows.Leave(line.Start);
        selected = null;
        string name = "";
        if (line.Arguments.Count == 1 && !values.TryName(line.Arguments[0], out name))
        {
            return;
        }

        if (book.Groups.TryGetValue(name, out GroupLayout? group) && group.SelectedBy is not null)
        {
            selected = group;
            return;
        }

        string[] known = [.. book.Groups.Values.Where(other => other.SelectedBy is not null).Select(other => other.Name).Order(StringComparer.Ordinal)];
        reading.Fault(IssueCodes.MessageUnknown, line.Start, line.Length, $"Expected one of {string.Join(", ", known)}.{NearestName.Hint(name, known)}");
    }

    private ValueCall? Find(ImmutableArray<ValueCall> calls, string name)
    {
        foreach (ValueCall call in calls)
        {
            if (IsOpen(call) && call.Layout.Takes(name))
            {
                return call;
            }
        }

        return null;
    }

    // What is selected or begun comes before what is always there.
    private bool IsOpen(ValueCall call) =>
        call.Group.SelectedBy is not null ? ReferenceEquals(call.Group, selected)
        : call.Group.BegunBy is not null ? ReferenceEquals(call.Group, begun)
        : !SelectedTakes(call.Pattern.Name);

    private bool SelectedTakes(string call)
    {
        foreach (ValueCall other in selected is null ? [] : book.OfGroup[selected.Name])
        {
            if (other.Pattern.Name == call)
            {
                return true;
            }
        }

        return false;
    }

    private void Cells(ValueCall call, string name)
    {
        CallPattern pattern = call.Pattern;
        int expected = pattern.Arguments.Length;
        bool fits = pattern.IsColumn ? line.Arguments.Count >= expected : line.Arguments.Count == expected;
        Argument? value = pattern.IsGetter ? line.Returned : fits ? line.Arguments[pattern.ValueAt] : null;
        if (!fits || value is not { } sent)
        {
            Unfit(pattern);
            return;
        }

        if (pattern.IsColumn)
        {
            Column(call.Group, name, expected - 1);
            return;
        }

        int row = call.Group.BegunBy is null ? 1 : rows.Count(call.Group.Name);
        if (!pattern.Has(Role.Row) || values.TryRow(pattern.Arguments.IndexOf(Role.Row), out row))
        {
            Cell(call.Group, row, name, sent);
        }
    }

    private void Column(GroupLayout group, string name, int first)
    {
        for (int index = first; index < line.Arguments.Count && !reading.IsStopped; index++)
        {
            Cell(group, index - first + 1, name, line.Arguments[index]);
        }
    }

    private void Cell(GroupLayout group, int row, string name, Argument sent)
    {
        if (rows.TryOpen(group.Name, row, line.Start, line.Length, group.Many))
        {
            values.Add(name, sent);
        }
    }

    private void Unfit(CallPattern pattern) =>
        reading.Fault(IssueCodes.StructureUnreadable, line.Start, line.Length, $"Expected {pattern.Arguments.Length}{(pattern.IsColumn ? " or more" : "")} arguments{(pattern.IsGetter ? " and = with the value" : "")}.");
}
