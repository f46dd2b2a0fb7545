using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Seeding;

namespace Gateway.Platform.Tests.Checking;

public sealed class ReachTests
{
    [Fact]
    public void A_required_field_that_no_row_of_a_message_fills_names_message_transaction_field_and_table()
    {
        using var run = new FaultRun(GoodTables.Folder, new InstalledAdapters());
        const string file = "sources/fujian-ini/1.0/mzsf.csv";
        var table = new TableText(file, File.ReadAllText(Path.Combine(GoodTables.Folder, file)));
        int row = table.Rows.First(row => table.Cell(row, "target") == "ChargeItem[].extension[pric].valueDecimal");

        ImmutableArray<Issue> issues = run.Ask(new SeededFault("", file, [1], table.Without(row), ""));

        Issue fault = Assert.Single(issues);
        Assert.Equal((IssueCodes.FieldOutOfReach, $"{file}:1:target"), (fault.Code, fault.At.Path));
        Assert.Contains("2204 requires feedetail/pric (单价", fault.Reason, StringComparison.Ordinal);
        Assert.Contains("every message 'mzsf'", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_gives_no_number_to_keep_its_messages_in_order_names_the_paths_it_could_fill()
    {
        using var run = new FaultRun(GoodTables.Folder, new InstalledAdapters());
        const string file = "sources/exam-views/1.0/lis-detail.csv";
        var table = new TableText(file, File.ReadAllText(Path.Combine(GoodTables.Folder, file)));
        int row = table.Rows.First(row => table.Cell(row, "target") == "DiagnosticReport.identifier[report].value");

        ImmutableArray<Issue> issues = run.Ask(new SeededFault("", file, [1], table.Without(row), ""));

        Issue fault = Assert.Single(issues, issue => issue.Code == IssueCodes.LaneOutOfReach);
        Assert.Equal($"{file}:1:target", fault.At.Path);
        Assert.Contains("Encounter.identifier[visit].value", fault.Reason, StringComparison.Ordinal);
    }
}
