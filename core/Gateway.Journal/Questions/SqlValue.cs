namespace Gateway.Journal;

/// <summary>A value on its way into a statement: a number, a text, bytes or NULL. By value, so that binding makes no garbage.</summary>
internal readonly struct SqlValue
{
    private SqlValue(SqlKind kind) => Kind = kind;

    public SqlKind Kind { get; private init; }

    public long Number { get; private init; }

    public string? Text { get; private init; }

    public ReadOnlyMemory<byte> Bytes { get; private init; }

    public static implicit operator SqlValue(long number) => new(SqlKind.Number) { Number = number };

    public static implicit operator SqlValue(string? text) => text is null ? default : new(SqlKind.Text) { Text = text };

    public static implicit operator SqlValue(byte[] bytes) => new(SqlKind.Bytes) { Bytes = bytes };

    public static implicit operator SqlValue(ReadOnlyMemory<byte> bytes) => new(SqlKind.Bytes) { Bytes = bytes };
}

/// <summary>What a <see cref="SqlValue"/> is.</summary>
internal enum SqlKind
{
    Null,
    Number,
    Text,
    Bytes,
}
