using System.Data.Common;
using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Inbound.Database;

/// <summary>Marks an answered message as taken and writes its reply, both or neither.</summary>
internal sealed class DatabaseOutbox(DatabaseListenerOptions options, DatabaseConnection database)
{
    private readonly Encoding encoding = TextEncodings.TryGet(options.Encoding, out Encoding? known) ? known : Encoding.UTF8; // checked at start

    /// <summary>Writes and commits.</summary>
    /// <returns>False when the mark changed no row: somebody else took the message, nothing was written.</returns>
    public async Task<bool> SettleAsync(DatabaseKey key, InboundReply reply, CancellationToken cancellationToken)
    {
        List<(int At, DatabaseStatementOptions Statement, Dictionary<string, string?> Cells)> writes = Writes(reply);
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await database.GuardAsync("Mark", async () => await connection.BeginTransactionAsync(cancellationToken));
        int marked = 0;
        for (int at = 0; at < options.Mark.Count; at++)
        {
            marked += Math.Max(0, await RunAsync($"Mark:{at}", connection, transaction, options.Mark[at], name => ValueOf("Mark", key, reply, [], name), cancellationToken));
        }

        if (marked == 0)
        {
            return false; // disposing of the transaction rolls it back
        }

        foreach ((int at, DatabaseStatementOptions statement, Dictionary<string, string?> cells) in writes)
        {
            await RunAsync($"Reply:{at}", connection, transaction, statement.Sql, name => ValueOf("Reply", key, reply, cells, name), cancellationToken);
        }

        FailPoints.Reach(FailPoint.RowsMarked);
        await database.GuardAsync("commit", async () =>
        {
            await transaction.CommitAsync(cancellationToken);
            return true;
        });
        FailPoints.Reach(FailPoint.RowsCommitted);
        return true;
    }

    private static string? ValueOf(string statement, DatabaseKey key, InboundReply reply, Dictionary<string, string?> cells, string name) => name.ToLowerInvariant() switch
    {
        "gateway_message" => reply.MessageId.ToString(CultureInfo.InvariantCulture),
        "gateway_outcome" => reply.Kind == InboundReplyKind.Refused ? "refused" : "done",
        _ => cells.TryGetValue(name, out string? text) || key.TryGet(name, out text) || statement == "Reply"
            ? text // a column that this reply does not have is NULL
            : throw new DatabaseFaultException(IssueCodes.StatementFailed, $"{statement}: the key has no column '{name}' for @{name}."),
    };

    private Task<int> RunAsync(string name, DbConnection connection, DbTransaction transaction, string sql, Func<string, string?> values, CancellationToken cancellationToken) => database.GuardAsync(name, async () =>
    {
        await using DbCommand command = database.Command(connection, transaction, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    });

    private List<(int At, DatabaseStatementOptions Statement, Dictionary<string, string?> Cells)> Writes(InboundReply reply)
    {
        var writes = new List<(int, DatabaseStatementOptions, Dictionary<string, string?>)>();
        for (int at = 0; at < options.Reply.Count && !reply.Bytes.IsEmpty; at++)
        {
            if (options.Reply[at].Table.Length == 0)
            {
                writes.Add((at, options.Reply[at], new(StringComparer.OrdinalIgnoreCase) { ["reply"] = Whole(reply) }));
            }
        }

        if (writes.Count == 0 && options.Reply.Count > 0 && !reply.Bytes.IsEmpty)
        {
            writes.AddRange(ReplyRows.Of(reply.Bytes, encoding).SelectMany(row => row.Table is null ? [Taking(row.Cells)] : For(row.Table, row.Cells)));
        }

        return writes;
    }

    private IEnumerable<(int, DatabaseStatementOptions, Dictionary<string, string?>)> For(string table, Dictionary<string, string?> cells)
    {
        (int, DatabaseStatementOptions, Dictionary<string, string?>)[] found =
            [.. options.Reply.Select((statement, at) => (at, statement, cells)).Where(one => string.Equals(one.statement.Table, table, StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0 ? found : throw new DatabaseFaultException(IssueCodes.ReplyRowsUnwritable, $"The reply has rows of '{table}', and no Reply statement names that table.");
    }

    // A reply in CSV names no table: the statement that takes most of its columns is meant.
    private (int, DatabaseStatementOptions, Dictionary<string, string?>) Taking(Dictionary<string, string?> cells) =>
        options.Reply.Select((statement, at) => (at, statement, cells)).MaxBy(one => StatementParameters.Of(one.statement.Sql).Count(cells.ContainsKey));

    private string Whole(InboundReply reply)
    {
        try
        {
            return encoding.GetString(reply.Bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new DatabaseFaultException(IssueCodes.ReplyRowsUnwritable, $"The reply is no text in {encoding.WebName}: set Encoding to the source's.");
        }
    }
}
