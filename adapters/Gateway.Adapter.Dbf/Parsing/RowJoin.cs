using Gateway.Adapter.Dbf.Layout;

namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>Puts rows of several tables together that have the same keys. Every row of every table must find its others, and each only one.</summary>
internal sealed class RowJoin(JoinLayout join, TableReader[] tables, MessageReading reading)
{
    private readonly string[] keys = [.. join.On];

    public void Read()
    {
        Dictionary<JoinedRow, int>[] others = [.. tables.Skip(1).Select(Index)];
        for (int row = 0; row < tables[0].Rows && !reading.IsStopped; row++)
        {
            if (tables[0].Wanted(row, out string name) && name == Table.Row && reading.TryOpen(join.Name, tables[0].At(row)))
            {
                ReadRow(row, others);
                reading.Record.Close();
            }
        }

        for (int table = 0; table < others.Length; table++)
        {
            foreach (int lonely in others[table].Values)
            {
                Lonely(tables[table + 1], lonely, tables[0]);
            }
        }
    }

    private void ReadRow(int row, Dictionary<JoinedRow, int>[] others)
    {
        tables[0].ReadFields(row, []);
        var key = new JoinedRow(tables[0], row);
        for (int table = 0; table < others.Length; table++)
        {
            if (others[table].Remove(key, out int other))
            {
                tables[table + 1].ReadFields(other, keys);
            }
            else
            {
                Lonely(tables[0], row, tables[table + 1]);
            }
        }
    }

    private void Lonely(TableReader there, int row, TableReader missing) =>
        reading.Fault(IssueCodes.ValueMissing, join.Name, there.At(row), 1, $"Expected a row of {missing.Table.Name} with the same {string.Join(" and ", keys)} as this one of {there.Table.Name}.");

    private Dictionary<JoinedRow, int> Index(TableReader table)
    {
        var found = new Dictionary<JoinedRow, int>(table.Rows, new JoinedRowComparer(keys));
        for (int row = 0; row < table.Rows && !reading.IsStopped; row++)
        {
            if (table.Wanted(row, out string name) && name == Table.Row && !found.TryAdd(new JoinedRow(table, row), row))
            {
                reading.Fault(IssueCodes.StructureUnreadable, join.Name, table.At(row), 1, $"Expected only one row of {table.Table.Name} with the same {string.Join(" and ", keys)}.");
            }
        }

        return found;
    }
}
