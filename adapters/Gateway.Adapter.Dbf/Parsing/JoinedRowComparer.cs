namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>Rows are the same that have the same bytes in some fields.</summary>
internal sealed class JoinedRowComparer(string[] fields) : IEqualityComparer<JoinedRow>
{
    public bool Equals(JoinedRow one, JoinedRow other) => Array.TrueForAll(fields, field => one.Table.ValueOf(one.Row, field).SequenceEqual(other.Table.ValueOf(other.Row, field)));

    public int GetHashCode(JoinedRow row)
    {
        var hash = new HashCode();
        foreach (string field in fields)
        {
            hash.AddBytes(row.Table.ValueOf(row.Row, field));
        }

        return hash.ToHashCode();
    }
}
