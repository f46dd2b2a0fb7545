using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Gateway.Contract;

namespace Gateway.Inbound.Database;

/// <summary>Finds waiting messages and makes each one's rows into bytes.</summary>
internal sealed class DatabaseInbox(DatabaseListenerOptions options, DatabaseConnection database, int maxMessageBytes)
{
    private readonly Encoding encoding = TextEncodings.TryGet(options.Encoding, out Encoding? known) ? known : Encoding.UTF8; // checked at start

    /// <summary>Keys of messages that wait, oldest first.</summary>
    public async Task<IReadOnlyList<DatabaseKey>> FindAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await database.GuardAsync("Next", async () =>
        {
            var keys = new List<DatabaseKey>();
            await using DbCommand command = database.Command(connection, transaction: null, options.Next, _ => null);
            database.Dialect.AskForTexts(command);
            await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
            while (keys.Count < options.MaxKeys && await rows.ReadAsync(cancellationToken))
            {
                keys.Add(new DatabaseKey([.. Cells(rows)]));
            }

            return keys;
        });
    }

    /// <summary>The rows of one message. Empty when they are gone.</summary>
    /// <returns>The bytes, and whether there are more than a message may have: then they are the first ones.</returns>
    public async Task<(byte[] Bytes, bool TooLong)> ReadAsync(DatabaseKey key, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction snapshot = await database.GuardAsync("Read", async () => await database.Dialect.BeginReadAsync(connection, cancellationToken));
        var script = new StringBuilder();
        for (int at = 0; at < options.Read.Count; at++)
        {
            DatabaseStatementOptions read = options.Read[at];
            byte[]? whole = await database.GuardAsync($"Read:{at}", async () =>
            {
                await using DbCommand command = database.Command(connection, snapshot, read.Sql, name => ValueOf(key, name));
                return read.Table.Length == 0 ? await WholeAsync(command, cancellationToken) : await RowsAsync(command, read.Table, script, cancellationToken);
            });
            if (whole is not null)
            {
                return Within(whole);
            }
        }

        return Within(Encoded(script.ToString()));
    }

    private static string? ValueOf(DatabaseKey key, string name) =>
        key.TryGet(name, out string? text) ? text : throw new DatabaseFaultException(IssueCodes.StatementFailed, $"Read: the key has no column '{name}' for @{name}.");

    private (byte[] Bytes, bool TooLong) Within(byte[] bytes) => bytes.Length > maxMessageBytes ? (bytes[..maxMessageBytes], true) : (bytes, false);

    private byte[] Encoded(string text)
    {
        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new DatabaseFaultException(IssueCodes.StatementFailed, $"Read: a value has characters that {encoding.WebName} lacks; set Encoding to utf-8 or gb18030, here and in the source.");
        }
    }

    private async Task<byte[]?> RowsAsync(DbCommand command, string table, StringBuilder script, CancellationToken cancellationToken)
    {
        database.Dialect.AskForTexts(command);
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        while (script.Length <= maxMessageBytes && await rows.ReadAsync(cancellationToken))
        {
            RowScript.Append(script, table, [.. Cells(rows)]);
        }

        return null;
    }

    private async Task<byte[]?> WholeAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        return !await rows.ReadAsync(cancellationToken) || rows.IsDBNull(0) ? [] : rows.GetValue(0) is byte[] bytes ? bytes : Encoded(Convert.ToString(rows.GetValue(0), System.Globalization.CultureInfo.InvariantCulture) ?? "");
    }

    private IEnumerable<KeyValuePair<string, string?>> Cells(DbDataReader row) =>
        Enumerable.Range(0, row.FieldCount).Select(column => KeyValuePair.Create(row.GetName(column), database.Dialect.TextOf(row, column)));
}
