using Gateway.Adapter.Rows.Layout;

namespace Gateway.Adapter.Rows.Parsing;

/// <summary>Reads INSERT statements and calls: a group per row, a value per column.</summary>
internal sealed class ScriptReader(TableSet tables, MessageReading reading, ReadOnlyMemory<byte> message)
{
    private readonly MessageNames names = new(message, reading.Encoding);
    private readonly RowScriptReader script = new(reading.ShapeBytes);

    public void Read()
    {
        while (!reading.IsStopped && script.TryRead(out RowStatement statement))
        {
            if (Table(statement) is { } table && reading.TryOpen(table.Name, statement.Offset))
            {
                Row(table, statement);
                reading.Record.Close(statement.End);
            }
        }

        if (script.Fault is { } fault)
        {
            reading.Fault(IssueCodes.StructureUnreadable, script.FaultAt, 1, fault);
        }
    }

    private KnownTable? Table(RowStatement statement)
    {
        KnownTable? table = Name(statement.Name) is { } name ? tables.Find(name) : null;
        if (table is null || table.IsCall != statement.IsCall)
        {
            reading.Fault(IssueCodes.MessageUnknown, statement.Name.Offset, statement.Name.Length, $"Expected one of: {string.Join(", ", tables.Names)}.");
            return null;
        }

        if (statement.Columns.Count == 0 && statement.Values.Count > table.Columns.Length)
        {
            reading.Fault(IssueCodes.CountWrong, table.Name, statement.Offset, statement.End - statement.Offset, $"Expected at most {table.Columns.Length} values.");
            return null;
        }

        return table;
    }

    private void Row(KnownTable table, RowStatement statement)
    {
        for (int at = 0; at < statement.Values.Count && !reading.IsStopped; at++)
        {
            string? column = statement.Columns.Count == 0 ? table.Columns[at] : Name(statement.Columns[at]) is { } name ? table.Find(name) ?? name : null;
            if (column is not null)
            {
                Value(column, statement.Values[at]);
            }
        }
    }

    private void Value(string column, RowToken value)
    {
        if (value.Kind == RowTokenKind.Nothing)
        {
            reading.Value(column, null, value.Offset, value.Length);
        }
        else if (!value.HasDoubled)
        {
            reading.Value(column, value.Offset, value.Length);
        }
        else if (reading.TryText(value.Offset, value.Length, out string text))
        {
            reading.Value(column, RowScript.TextOf(value, text), value.Offset, value.Length);
        }
    }

    private string? Name(RowToken token)
    {
        if (token.Length > 0 && names.TryGet(token.Offset, token.Length, out string name))
        {
            return RowScript.TextOf(token, name);
        }

        reading.Fault(IssueCodes.TextUndecodable, token.Offset, token.Length, $"Expected a name in {reading.Encoding.WebName}.");
        return null;
    }
}
