using System.Collections.Immutable;

namespace Gateway.Inbound.Database;

/// <summary>What names one waiting message: columns and their texts as the database gives them. Two are the same when their texts are.</summary>
internal sealed class DatabaseKey(ImmutableArray<KeyValuePair<string, string?>> columns)
{
    public ImmutableArray<KeyValuePair<string, string?>> Columns { get; } = columns;

    /// <summary>For comparing; never logged: a key may be a person's number.</summary>
    public string Text { get; } = string.Join('\u001F', columns.Select(column => column.Value ?? "\0"));

    public bool TryGet(string column, out string? text)
    {
        foreach ((string name, string? value) in Columns)
        {
            if (string.Equals(name, column, StringComparison.OrdinalIgnoreCase))
            {
                text = value;
                return true;
            }
        }

        text = null;
        return false;
    }
}
