namespace Gateway.Journal;

/// <summary>A filter as one statement, newest first unless it walks. Every value is a parameter.</summary>
internal sealed class MessageQuery
{
    private readonly List<string> conditions = [];
    private readonly List<SqlValue> values = [];

    public MessageQuery(MessageFilter filter)
    {
        Add("m.institution = {0}", filter.Institution);
        Add("m.source = {0}", filter.Source);
        Add(filter.EventEnd is null ? "m.event = {0}" : "m.event LIKE {0} ESCAPE '\\'", filter.EventEnd is { } end ? $"%{Escaped(end)}" : filter.Event);
        Add("substr(m.lane, 1, length({0})) = {0}", filter.LaneStart);
        Add("m.id IN (SELECT message FROM key WHERE value = {0} UNION SELECT message FROM attempt WHERE msgid = {0})", filter.Key);
        Add(OfState(filter.State), (long?)filter.State);
        Add("m.received_at >= {0}", filter.From?.UtcTicks);
        Add("m.received_at < {0}", filter.To?.UtcTicks);
        Add("m.issue_code = {0}", filter.IssueCode);
        Add("m.id < {0}", filter.Before);
        Add("m.id > {0}", filter.After);
        Add("m.id >= {0}", filter.AtLeast);
        string where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        values.Add(filter.Limit);
        Sql = $"SELECT {MessageRow.Columns} FROM message m {where} ORDER BY m.id {(filter.After is null ? "DESC" : "ASC")} LIMIT ?{values.Count}";
    }

    public string Sql { get; }

    public IReadOnlyList<SqlValue> Values => values;

    /// <summary>Says the bound of the index too that holds the state: without it SQLite would not take that index.</summary>
    private static string OfState(MessageState? state) => state switch
    {
        { } open when !open.IsFinal() => "m.state < 10 AND m.state = {0}",
        MessageState.Refused => "m.state = 11 AND m.state = {0}",
        > MessageState.Refused => "m.state > 11 AND m.state = {0}",
        _ => "m.state = {0}",
    };

    private static string Escaped(string end) => end.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private void Add(string condition, string? value)
    {
        if (value is not null)
        {
            Put(condition, value);
        }
    }

    private void Add(string condition, long? value)
    {
        if (value is { } number)
        {
            Put(condition, number);
        }
    }

    private void Put(string condition, SqlValue value)
    {
        values.Add(value);
        conditions.Add(condition.Replace("{0}", $"?{values.Count}", StringComparison.Ordinal));
    }
}
