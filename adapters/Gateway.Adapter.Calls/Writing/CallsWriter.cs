using System.Text;
using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls.Writing;

/// <summary>Writes one record as calls, in record order; the rows of a group stand where its first one does.</summary>
internal sealed class CallsWriter
{
    private readonly CallBook book;
    private readonly MessageWriting writing;
    private readonly ValueWriter values;
    private readonly GroupWriter groups;
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    public CallsWriter(CallBook book, Encoding encoding)
    {
        this.book = book;
        writing = new MessageWriting(encoding);
        values = new ValueWriter(writing, encoding, book.LineEnd);
        groups = new GroupWriter(book, writing, values);
    }

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        foreach (SourceNode node in record.Root.Children)
        {
            if (book.Positional.TryGetValue(node.Name, out PositionalCall? call))
            {
                Positional(call, node);
            }
            else if (!book.Groups.TryGetValue(node.Name, out GroupLayout? group))
            {
                writing.Fault(node, "Expected a call or a group of the layout.");
            }
            else if (group.BegunBy is not null)
            {
                groups.Begun(group, node);
            }
            else if (written.Add(group.Name))
            {
                groups.Rows(group, [.. record.Root.Children.Where(child => child.Name == group.Name)]);
            }
        }

        return writing.Finish();
    }

    private void Positional(PositionalCall call, SourceNode node)
    {
        FindFaults(call, node);
        values.Begin(call.Layout.Name, node);
        int last = call.Arguments.Length; // a caller may leave away what the function fills, a function what the caller gave
        while (last > 0 && !node.Child(call.Arguments[last - 1].Name).Exists)
        {
            last--;
        }

        for (int index = 0; index < last; index++)
        {
            ArgumentLayout argument = call.Arguments[index];
            values.Comma(index);
            values.Value(node.Child(argument.Name), argument.IsNumber, argument.Length);
        }

        values.Close();
        SourceNode returned = node.Child(CallsLayout.ReturnName);
        if (returned.Exists)
        {
            values.Returns();
            values.Value(returned, call.Layout.Returns == ReturnKind.Number);
        }

        values.End();
    }

    private void FindFaults(PositionalCall call, SourceNode node)
    {
        foreach (SourceNode stranger in node.Children.Where(child => child.Name != CallsLayout.ReturnName && !call.Arguments.Any(argument => argument.Name == child.Name)))
        {
            writing.Fault(stranger, $"Expected an argument of {call.Layout.Name}.");
        }

        if (node.Text is not null || (!call.Layout.Many && !written.Add(call.Layout.Name)))
        {
            writing.Fault(node, "Expected this call once, as a group of its arguments.");
        }
    }
}
