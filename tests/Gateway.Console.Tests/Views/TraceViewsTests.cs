using System.Collections.Immutable;
using System.Net.Http.Json;
using Gateway.Console.Access;
using Gateway.Console.Api;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Console.Tests.Views;

public sealed class TraceViewsTests
{
    private static readonly MessageTrace Trace = new()
    {
        IsAsThen = true,
        Record = [new RecordValue("bill/total", "25.00", 10, 5), new RecordValue("bill/name", "测试甲", 20, 9), new RecordValue("bill/unread", "张三1990", 40, 10)],
        Canonical =
        [
            new TracedElement("Claim.total.value", "25.00", ElementOrigin.Row, "sources/a/1.0/bill.csv:4", new SourceLocation("bill/total", 10, 5), IsMoney: true, IsPersonal: false),
            new TracedElement("Patient.name.text", "测试甲", ElementOrigin.Row, "sources/a/1.0/bill.csv:5", new SourceLocation("bill/name", 20, 9), IsMoney: false, IsPersonal: true),
            new TracedElement("Bundle.type", "message", ElementOrigin.Gateway, null, SourceLocation.Whole, IsMoney: false, IsPersonal: false),
        ],
        Rows = ImmutableDictionary<string, TableCells>.Empty.Add("sources/a/1.0/bill.csv:4", new TableCells(4, ImmutableDictionary<string, string>.Empty.Add("target", "Claim.total.value").Add("source", "bill/total").Add("transform", "money"))),
        Sent = [new SentField("2207", "M1", "data.medfee_sumamt", "25.00", "national/platform/nhsa/1.0/2207.csv:9", "Claim.total.value"), new SentField("2207", "M1", "data.who", "测试甲", "national/platform/nhsa/1.0/2207.csv:10", "Patient.name.text")],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_of_a_transaction_leads_to_the_sender_s_field_and_to_both_table_rows_and_each_of_them_back()
    {
        ImmutableArray<TraceColumn> columns = (await ShowAsync()).Columns;

        TraceItem sent = Find(columns, "transaction", "2207 data.medfee_sumamt");
        TraceItem[] chain = [Find(columns, "record", "bill/total"), Find(columns, "row", "bill.csv:4"), Find(columns, "canonical", "Claim.total.value"), Find(columns, "row", "2207.csv:9")];

        Assert.Equal(chain.Select(item => item.Id).Order(StringComparer.Ordinal), sent.With);
        Assert.All(chain, item => Assert.Contains(sent.Id, item.With));
        Assert.Equal("Claim.total.value ← bill/total | money", chain[1].Value);
        Assert.Equal("10+5", chain[0].Detail);
    }

    [Fact]
    public async Task What_tells_who_somebody_is_is_masked_in_every_column_and_what_no_table_reads_shows_its_shape()
    {
        TraceView view = await ShowAsync();

        Assert.DoesNotContain(view.Columns.SelectMany(column => column.Items), item => item.Value.Contains("测试甲", StringComparison.Ordinal));
        Assert.Equal("***", Find(view.Columns, "transaction", "2207 data.who").Value);
        Assert.Equal("某某0000", Find(view.Columns, "record", "bill/unread").Value);
        Assert.Equal("25.00", Find(view.Columns, "canonical", "Claim.total.value").Value);
    }

    [Fact]
    public async Task A_list_that_is_too_long_says_how_many_are_missing()
    {
        var many = new MessageTrace { Record = [.. Enumerable.Range(0, 450).Select(at => new RecordValue($"row[{at}]", "1", at, 1))] };

        TraceColumn record = (await ShowAsync(many)).Columns[0];

        Assert.Equal((400, 50), (record.Items.Length, record.Hidden));
    }

    [Fact]
    public async Task The_page_shows_the_trace_and_the_record_among_the_stages()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();
        desk.Traces.Trace = Trace;
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        string page = await li.PageAsync($"/messages/{id}");

        Assert.Contains("id=\"part-record\"", page, StringComparison.Ordinal);
        Assert.Contains("bill/total = 25.00", page, StringComparison.Ordinal);
        Assert.Contains("data-with=\"e0 r0 r2 s0\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("测试甲", page, StringComparison.Ordinal);
    }

    private static TraceItem Find(ImmutableArray<TraceColumn> columns, string column, string label) => columns.Single(one => one.Name == column).Items.Single(item => item.Label == label);

    private static async Task<TraceView> ShowAsync(MessageTrace? trace = null)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();
        desk.Traces.Trace = trace ?? Trace;
        return (await desk.Client.GetFromJsonAsync<TraceView>($"/api/messages/{id}/lineage", Token))!; // a 200 carries one
    }
}
