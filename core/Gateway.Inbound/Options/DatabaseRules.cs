using Gateway.Contract;
using Gateway.Inbound.Database;

namespace Gateway.Inbound;

/// <summary>What ranges cannot say of polled databases. Never repeats a connection string.</summary>
internal static class DatabaseRules
{
    public static IEnumerable<string> Faults(InboundOptions options) =>
        options.Databases.SelectMany((database, at) => Of(database, options).Select(fault => $"Databases:{at}:{fault}"))
            .Concat(options.Databases.Where(database => database.Name.Length > 0).GroupBy(database => database.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
                .Select(same => $"Databases: Name '{same.Key}' is given twice."));

    private static IEnumerable<string> Of(DatabaseListenerOptions database, InboundOptions options)
    {
        if (database.Connection.Length > 0 && !options.Connections.ContainsKey(database.Connection))
        {
            yield return $"Connection: expected a name in Connections.{NearestName.Hint(database.Connection, options.Connections.Keys)} Set GATEWAY_Gateway__Inbound__Connections__{database.Connection}.";
        }

        if (!TextEncodings.TryGet(database.Encoding, out _))
        {
            yield return "Encoding: expected utf-8, gb18030, gbk, utf-16le, utf-16be, ascii or latin1.";
        }

        if (database.Read.Count > 1 && database.Read.Any(read => read.Table.Length == 0))
        {
            yield return "Read: expected a Table for each statement; only a single one may read a whole message.";
        }

        if (database.Reply.Any(reply => reply.Table.Length == 0) && database.Reply.Any(reply => reply.Table.Length > 0))
        {
            yield return "Reply: expected a Table for each statement, or for none: a reply is rows or one text.";
        }

        if (StatementParameters.Of(database.Next).Length > 0)
        {
            yield return "Next: expected a statement without parameters.";
        }

        if (database.Read.Select(read => read.Sql).Concat(database.Mark).SelectMany(sql => StatementParameters.Of(sql)).Contains("reply", StringComparer.OrdinalIgnoreCase))
        {
            yield return "Read, Mark: @reply is for Reply statements without a Table.";
        }
    }
}
