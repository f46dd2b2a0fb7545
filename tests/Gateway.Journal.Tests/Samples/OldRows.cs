using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Journal.Tests;

/// <summary>What format 1 wrote for one message that was received and parked, as statements: later formats must take it over.</summary>
internal static class OldRows
{
    private static readonly byte[] Bytes = "an old message"u8.ToArray();
    private static readonly byte[] Parked = FactPayload.Write(Sample.Parked());

    public static string Sqlite => Statements(bytes => $"x'{Convert.ToHexStringLower(bytes)}'");

    public static string Postgres => Statements(bytes => $"decode('{Convert.ToHexStringLower(bytes)}', 'hex')");

    /// <summary>It is there, the log is sound, and the journal goes on.</summary>
    public static async Task CheckAsync(DurableJournal journal, CancellationToken cancellationToken)
    {
        await using DurableJournal opened = journal;
        Assert.Empty((await opened.VerifyAsync(cancellationToken)).Faults);
        Assert.Equal(Bytes, (await opened.ReadArrivalAsync(1, cancellationToken)).ToArray());
        Assert.Equal((MessageState.Parked, Sample.Missing.Code.Id), ((await opened.FindAsync(1, cancellationToken))!.State, (await opened.FindAsync(1, cancellationToken))!.IssueCode));
        await opened.AppendAsync(1, Sample.Released(), Sample.Origin, cancellationToken);
        await opened.AppendAsync(1, Sample.Prepared("BK"), Sample.Origin, cancellationToken);
        Assert.Equal(new Recorded(2, WasHereBefore: false), await opened.RecordAsync(Sample.Arrival("a new message"), cancellationToken));
        Assert.Empty(await opened.LinesAsync(Sample.Hospital, DateOnly.MinValue, DateOnly.MaxValue, cancellationToken));
        Assert.Empty(await opened.ListUnmappedAsync(new UnmappedFilter(), cancellationToken));
        Assert.Empty((await opened.VerifyAsync(cancellationToken)).Faults);
    }

    private static string Statements(Func<byte[], string> literal)
    {
        var came = new LogRow(1, 1, FactKind.Arrived, new FactOrigin(Sample.Hospital, ArrivalCause.Of("fujian-ini", "http"), Sample.Noon), SHA256.HashData(Bytes));
        var parked = new LogRow(2, 1, FactKind.Parked, Sample.Origin, SHA256.HashData(Parked));
        byte[] first = FactChain.Next(FactChain.Start, came), second = FactChain.Next(first, parked);
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Fact(came, first, Bytes)} {Fact(parked, second, Parked)}
            INSERT INTO message (id, institution, source, listener, state, received_at, changed_at, sha256, same, bytes, issue_code, attempts)
            VALUES (1, '{Sample.Hospital}', 'fujian-ini', 'http', 2, {Sample.Noon.UtcTicks}, {Sample.Noon.UtcTicks}, {literal(came.Sha256)}, {MessageRow.Same(came.Sha256)}, {Bytes.Length}, '{Sample.Missing.Code.Id}', 0);
            INSERT INTO tally (source, state, messages) VALUES ('fujian-ini', 0, 0), ('fujian-ini', 2, 1);
            UPDATE head SET sequence = 2, message = 1, chain = {literal(second)};
            """);

        string Fact(LogRow row, byte[] chain, byte[] payload) => string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO fact (sequence, message, kind, at, actor, cause, sha256, chain, payload)
            VALUES ({row.Sequence}, {row.MessageId}, {(int)row.Kind}, {row.Origin.At.UtcTicks}, '{row.Origin.Actor}', '{row.Origin.Cause}', {literal(row.Sha256)}, {literal(chain)}, {literal(payload)});
            """);
    }
}
