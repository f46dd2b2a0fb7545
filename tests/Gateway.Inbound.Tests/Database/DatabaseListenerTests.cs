using System.Text;
using Gateway.Contract;

namespace Gateway.Inbound.Tests.Database;

/// <summary>What holds for every database; derived once per provider.</summary>
public abstract class DatabaseListenerTests
{
    private static readonly byte[] Settled = "INSERT INTO result(state,pay) VALUES('完成','20.50');\r\n"u8.ToArray();

    [Fact]
    public async Task The_rows_of_a_message_become_one_text_without_loss()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await using InboundHost host = await StartAsync(tables);

        await Eventually.TrueAsync(() => !host.Receiver.Received.IsEmpty);

        Assert.True(host.Receiver.Received.TryPeek(out InboundMessage? message));
        Assert.Equal(("staging", "database:his", InboundHost.Institution), (message.Source, message.Listener, message.Institution));
        Assert.Equal(
            $"INSERT INTO bill(no,name,total,at,remark) VALUES('B1','测试甲','{Number("12.5000")}','2020-01-02 09:30:00',NULL);\r\n"
            + $"INSERT INTO line(seq,item,qty) VALUES('1','阿莫西林','{Number("2.00")}');\r\nINSERT INTO line(seq,item,qty) VALUES('2','it''s','{Number("-1.00")}');\r\n",
            Encoding.UTF8.GetString(message.Bytes.Span));
    }

    [Fact]
    public async Task A_message_is_marked_and_answered_at_once_and_only_once()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await tables.BillAsync("B2");
        await using InboundHost host = await StartAsync(tables);

        await UntilAsync(tables, "SELECT COUNT(*) FROM bill WHERE flag = '1'", "2");
        await Task.Delay(300, TestContext.Current.CancellationToken); // several more looks

        Assert.Equal(2, host.Receiver.Received.Count);
        Assert.Equal([$"B1|完成|{Number("20.50")}|1", $"B2|完成|{Number("20.50")}|2"], await tables.RowsAsync("SELECT no, state, pay, message FROM result ORDER BY no"));
    }

    [Fact]
    public async Task Text_that_looks_like_a_statement_stays_text()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B'');DROP TABLE bill;--");
        await using InboundHost host = await StartAsync(tables, answer: "INSERT INTO result(state,pay) VALUES('x''); DELETE FROM bill; --',NULL);"u8.ToArray());

        await UntilAsync(tables, "SELECT COUNT(*) FROM result", "1");

        Assert.Equal(["B');DROP TABLE bill;--|x'); DELETE FROM bill; --||1"], await tables.RowsAsync("SELECT no, state, pay, flag FROM result JOIN bill USING (no)"));
    }

    [Fact]
    public async Task Until_a_message_is_answered_it_stays_unmarked_and_is_asked_about_again()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        int asked = 0;
        await using InboundHost host = await StartAsync(tables, (_, _) =>
            Task.FromResult(FakeReceiver.Reply(Settled, ++asked switch { 1 => InboundReplyKind.Busy, 2 => InboundReplyKind.Pending, _ => InboundReplyKind.Done })));

        await Eventually.TrueAsync(() => asked == 2);
        Assert.Equal(["0"], await tables.RowsAsync("SELECT flag FROM bill"));
        await UntilAsync(tables, "SELECT flag FROM bill", "1");

        Assert.Single(host.Receiver.Received.Select(message => Convert.ToHexString(message.Bytes.Span)).Distinct()); // the same bytes: the journal knows it
        Assert.Single(await tables.RowsAsync("SELECT * FROM result"));
    }

    [Fact]
    public async Task A_refused_message_is_marked_and_told_why()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await using InboundHost host = await StartAsync(
            tables, (_, _) => Task.FromResult(FakeReceiver.Reply("INSERT INTO result(state,pay) VALUES('GW3001',NULL);"u8.ToArray(), InboundReplyKind.Refused)),
            ("Databases:0:Mark:0", "UPDATE bill SET flag = '1', remark = @gateway_outcome WHERE no = @no AND flag = '0'"));

        await UntilAsync(tables, "SELECT remark FROM bill", "refused");

        Assert.Equal(["B1|GW3001|"], await tables.RowsAsync("SELECT no, state, pay FROM result"));
    }

    [Fact]
    public async Task A_reply_that_cannot_be_written_leaves_no_mark_and_is_written_later_without_asking_again()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.RunAsync("DROP TABLE result");
        await tables.BillAsync("B1");
        await using InboundHost host = await StartAsync(tables);

        await Eventually.TrueAsync(() => host.Log.Lines.Any(line => line.Contains(IssueCodes.StatementFailed.Id, StringComparison.Ordinal) && line.Contains("Reply:0", StringComparison.Ordinal)));
        Assert.Equal(["0"], await tables.RowsAsync("SELECT flag FROM bill"));
        await tables.RunAsync("CREATE TABLE result (no VARCHAR(60), state TEXT, pay NUMERIC(12,2), message TEXT)");
        await UntilAsync(tables, "SELECT flag FROM bill", "1");

        Assert.Single(host.Receiver.Received);
        Assert.Single(await tables.RowsAsync("SELECT * FROM result"));
    }

    [Fact]
    public async Task Rows_for_a_table_that_no_statement_writes_are_told_of()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await using InboundHost host = await StartAsync(tables, answer: "INSERT INTO results(state) VALUES('x');"u8.ToArray());

        await Eventually.TrueAsync(() => host.Log.Lines.Any(line => line.Contains($"{IssueCodes.ReplyRowsUnwritable.Id} The reply has rows of 'results'", StringComparison.Ordinal)));

        Assert.Equal(["0"], await tables.RowsAsync("SELECT flag FROM bill"));
    }

    [Fact]
    public async Task A_reply_in_csv_is_written_by_the_statement_that_takes_its_columns()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await using InboundHost host = await StartAsync(
            tables, answer: Encoding.UTF8.GetBytes("state,pay\r\n\"完成,有余\",\r\n"),
            ("Databases:0:Reply:1:Table", "other"), ("Databases:0:Reply:1:Sql", "UPDATE bill SET name = 'x' WHERE no = @no"));

        await UntilAsync(tables, "SELECT COUNT(*) FROM result", "1");

        Assert.Equal(["B1|完成,有余||测试甲"], await tables.RowsAsync("SELECT no, state, pay, name FROM result JOIN bill USING (no)"));
    }

    [Fact]
    public async Task What_somebody_else_took_first_gets_no_reply_from_here()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await using InboundHost host = await StartAsync(tables, async (_, _) =>
        {
            await tables.RunAsync("UPDATE bill SET flag = '2'");
            return FakeReceiver.Reply(Settled);
        });

        await Eventually.TrueAsync(() => host.Log.Lines.Any(line => line.Contains(IssueCodes.MarkedElsewhere.Id, StringComparison.Ordinal)));

        Assert.Empty(await tables.RowsAsync("SELECT * FROM result"));
        Assert.Equal(["2"], await tables.RowsAsync("SELECT flag FROM bill"));
    }

    [Fact]
    public async Task A_statement_that_the_database_refuses_is_named_and_tried_again()
    {
        StagingTables tables = await NewTablesAsync();
        await using InboundHost host = await StartAsync(tables, answer: (byte[]?)null, ("Databases:0:Next", "SELECT no FROM later WHERE flag = '0'"));

        await Eventually.TrueAsync(() => host.Log.Lines.Any(line => line.Contains($"{IssueCodes.StatementFailed.Id} Next", StringComparison.Ordinal)));
        await tables.RunAsync("CREATE TABLE later (no VARCHAR(60), flag CHAR(1))");
        await tables.BillAsync("B1");
        await tables.RunAsync("INSERT INTO later VALUES ('B1', '0')");

        await Eventually.TrueAsync(() => !host.Receiver.Received.IsEmpty);
        Assert.Single(host.Log.Lines, line => line.StartsWith("Warning 1040 ", StringComparison.Ordinal));
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Information 1041 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_refused_and_answered()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1", name: new string('甲', 600));
        await using InboundHost host = await StartAsync(tables, answer: (byte[]?)null, ("Databases:0:Reply:0:Table", ""), ("Databases:0:Reply:0:Sql", "INSERT INTO result (no, state) VALUES (@no, @reply)"));

        await UntilAsync(tables, "SELECT state FROM result", $"no:{IssueCodes.MessageTooLong.Id}");

        Assert.Equal(["1"], await tables.RowsAsync("SELECT flag FROM bill"));
    }

    [Fact]
    public async Task A_column_may_hold_the_whole_message_and_the_whole_reply()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1", remark: "'<xml>测试</xml>'");
        await using InboundHost host = await StartAsync(
            tables, answer: Encoding.UTF8.GetBytes("<回复/>"),
            ("Databases:0:Read:0:Table", ""), ("Databases:0:Read:0:Sql", "SELECT remark FROM bill WHERE no = @no"), ("Databases:0:Read:1:Table", ""), ("Databases:0:Read:1:Sql", ""),
            ("Databases:0:Reply:0:Table", ""), ("Databases:0:Reply:0:Sql", "UPDATE bill SET name = @reply WHERE no = @no"));

        await UntilAsync(tables, "SELECT name FROM bill", "<回复/>");

        Assert.Equal("<xml>测试</xml>", Encoding.UTF8.GetString(Assert.Single(host.Receiver.Received).Bytes.Span));
    }

    [Fact]
    public async Task A_stop_waits_for_the_message_in_hand_and_takes_no_other()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await tables.BillAsync("B2");
        var answer = new TaskCompletionSource<InboundReply>();
        await using InboundHost host = await StartAsync(tables, (_, _) => answer.Task);
        await Eventually.TrueAsync(() => !host.Receiver.Received.IsEmpty);

        Task stopping = host.StopAsync();
        answer.SetResult(FakeReceiver.Reply(Settled));
        await stopping;

        Assert.Equal(["B1|1", "B2|0"], await tables.RowsAsync("SELECT no, flag FROM bill ORDER BY no"));
    }

    [Fact]
    public async Task A_stop_that_waited_in_vain_leaves_the_message_for_the_next_start()
    {
        StagingTables tables = await NewTablesAsync();
        await tables.BillAsync("B1");
        await using (InboundHost host = await StartAsync(tables, async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return FakeReceiver.Reply(Settled);
        }, ("StopDeadline", "00:00:00.1")))
        {
            await Eventually.TrueAsync(() => !host.Receiver.Received.IsEmpty);
            await host.StopAsync();
            Assert.Equal(["0"], await tables.RowsAsync("SELECT flag FROM bill"));
        }

        await using InboundHost next = await StartAsync(tables);
        await UntilAsync(tables, "SELECT flag FROM bill", "1");
    }

    protected abstract Task<StagingTablesOf> NewStagingAsync();

    protected abstract string Number(string exact);

    private async Task<StagingTables> NewTablesAsync() => (await NewStagingAsync()).Tables;

    private static Task<InboundHost> StartAsync(StagingTables tables, byte[]? answer = null, params (string Key, string Value)[] more) =>
        StartAsync(tables, (_, _) => Task.FromResult(FakeReceiver.Reply(answer ?? Settled)), more);

    private static async Task<InboundHost> StartAsync(StagingTables tables, Func<InboundMessage, CancellationToken, Task<InboundReply>> answer, params (string Key, string Value)[] more)
    {
        var settings = tables.Settings(more).GroupBy(one => one.Key, StringComparer.Ordinal).Select(same => same.Last()).Where(one => !one.Key.Contains("Read:1", StringComparison.Ordinal) || one.Value.Length > 0);
        bool isWhole = more.Any(one => one is { Key: "Databases:0:Read:1:Sql", Value: "" });
        return await InboundHost.StartAsync(answer, [.. settings.Where(one => !isWhole || !one.Key.Contains("Read:1", StringComparison.Ordinal))]);
    }

    private static async Task UntilAsync(StagingTables tables, string sql, string first)
    {
        for (int tries = 0; (await tables.RowsAsync(sql)).FirstOrDefault() != first; tries++)
        {
            Assert.True(tries < 1200, $"{sql} did not give {first}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>Keeps <see cref="StagingTables"/> out of the public signature.</summary>
public sealed class StagingTablesOf
{
    internal StagingTablesOf(StagingTables tables) => Tables = tables;

    internal StagingTables Tables { get; }
}
