using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Exchange.Codes;

public sealed class CodeImportTests : IDisposable
{
    private const string Place = $"institution:{TestMappings.Hospital}";
    private readonly TestMappings mappings = new();

    public CodeImportTests() => mappings.Write("national/codesystems/fee.csv", "code,display\n01,床位费\n02,诊察费\n10,中药饮片费\n");

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void Chinese_headers_and_days_as_Excel_writes_them_are_understood()
    {
        CodeImport import = Good("编码,名称,目标编码,目标名称,关系,生效日期,失效日期,备注\nA,甲,01,床位费,相等,2026/1/5,2026年2月1日,\"他说\"\"好\"\"\"\nB,乙,,,无对应,,,\n");
        import.Write();

        Assert.Equal("code,display,target,target_display,equivalence,valid_from,valid_to,note\nA,甲,01,床位费,equal,2026-01-05,2026-02-01,\"他说\"\"好\"\"\"\nB,乙,,,unmatched,,,\n",
            File.ReadAllText(mappings.PathOf($"institutions/{TestMappings.Hospital}/codes/fee.csv")));
        mappings.LoadGood();
    }

    [Theory]
    [InlineData("code,target\nA,1\n", "in:2:target", "GW8201", "'01'")]
    [InlineData("code,target\nA,０１\n", "in:2:target", "GW8201", "'01'")]
    [InlineData("code,target\nA,01\u200B\n", "in:2:target", "GW8201", "nobody sees")]
    [InlineData("code,target\n1.23457E+17,01\n", "in:2:code", "GW8201", "last digits")]
    [InlineData("code,target\n1月2日,01\n", "in:2:code", "GW8201", "date")]
    [InlineData("code,target\n#N/A,01\n", "in:2:code", "GW8201", "formula")]
    [InlineData("code,target\nA,03\n", "in:2:target", "GW8203", "Did you mean")]
    [InlineData("code,target,target_display\nA,99,诊察费\n", "in:2:target", "GW8203", "'02'")]
    [InlineData("code,target\nA,01\nA,02\n", "in:3:code", "GW8008", "in:2:code")]
    [InlineData("code,target\nA,\n", "in:2:target", "GW8008", "unmatched")]
    [InlineData("code,target,equivalence\nA,01,equall\n", "in:2:equivalence", "GW8008", "'equal'")]
    [InlineData("code,target,valid_from\nA,01,45292\n", "in:2:valid_from", "GW8201", "2024-01-01")]
    [InlineData("code,tagret\nA,01\n", "in:1:code", "GW8002", "编码")]
    [InlineData("code,target,colour\nA,01,red\n", "in:1:colour", "GW8002", "colour")]
    [InlineData("code,target\nA,01,stray\n", "in:2:", "GW8002", "without a column name")]
    [InlineData("code,target\n", "", "GW8001", "row")]
    public void A_cell_that_is_not_what_was_meant_is_refused_where_it_is(string csv, string at, string code, string reason)
    {
        Outcome<CodeImport> plan = Plan(csv);

        Assert.False(plan.Succeeded);
        Issue issue = plan.Issues.First(one => one.IsError);
        Assert.Equal(code, issue.Code.Id);
        Assert.EndsWith(at, issue.At.Path, StringComparison.Ordinal);
        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
        Assert.False(File.Exists(mappings.PathOf($"institutions/{TestMappings.Hospital}/codes/fee.csv")));
    }

    [Theory]
    [InlineData("1", 0, "B3", "'01'")]
    [InlineData("123456789012345678", 0, "B3", "fifteen digits")]
    [InlineData("45292", 2, "B3", "date")]
    [InlineData("1.5", 0, "B3", "zeros at its end")]
    public void A_number_in_a_code_column_of_a_workbook_is_refused_at_its_cell(string value, int style, string cell, string reason)
    {
        Outcome<CodeImport> plan = Plan(SpreadsheetFile.Codes(SpreadsheetFile.Text("A"), SpreadsheetFile.Number(value, style)));

        Issue issue = plan.Issues.First(one => one.IsError);
        Assert.Equal((IssueCodes.CellDamaged, $"in:Sheet1!{cell}"), (issue.Code, issue.At.Path));
        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_whose_format_shows_the_zeros_and_a_day_are_read_as_shown()
    {
        CodeImport import = Read(Plan(SpreadsheetFile.Codes(SpreadsheetFile.Text("A"), SpreadsheetFile.Number("1", 1), SpreadsheetFile.Number("45292", 2))));
        import.Write();

        Assert.Contains("\nA,,01,,,2024-01-01,,\n", File.ReadAllText(mappings.PathOf($"institutions/{TestMappings.Hospital}/codes/fee.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_the_table_has_with_zeros_is_not_added_without_them()
    {
        Good("code,target\n07,01\n").Write();

        Issue issue = Assert.Single(Plan("code,target\n7,01\n").Issues, one => one.IsError);
        Assert.Equal(IssueCodes.CellDamaged, issue.Code);
        Assert.Contains("'07'", issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_may_have_lost_zeros_comes_in_with_a_warning()
    {
        Outcome<CodeImport> plan = Plan(SpreadsheetFile.Codes(SpreadsheetFile.Number("7"), SpreadsheetFile.Text("01")));

        Assert.True(plan.Succeeded);
        Assert.Equal((IssueCodes.CellDoubtful, "in:Sheet1!A3"), (Assert.Single(plan.Issues).Code, plan.Issues[0].At.Path));
    }

    [Fact]
    public void Rows_are_added_and_changed_and_none_is_taken_out_unless_it_is_said()
    {
        Good("code,target\nA,01\nB,02\n").Write();

        CodeImport added = Good("code,target\nB,10\nC,01\n"), replaced = Read(Plan("code,target\nB,10\nC,01\n", replaces: true));

        Assert.Equal("C B A", string.Join(' ', [.. added.Added, .. added.Changed, .. added.Others]));
        added.Write();
        Assert.EndsWith("\nA,,01,,,,,\nB,,10,,,,,\nC,,01,,,,,\n", File.ReadAllText(mappings.PathOf(added.Target)), StringComparison.Ordinal);
        replaced.Write();
        Assert.EndsWith("note\nB,,10,,,,,\nC,,01,,,,,\n", File.ReadAllText(mappings.PathOf(added.Target)), StringComparison.Ordinal);
    }

    [Fact]
    public void GB18030_with_semicolons_comes_in_too()
    {
        CodeImport import = Read(Plan(TableText.Encode("编码;目标编码;备注\nA;01;甲,乙\n", TableText.Gb18030)));
        import.Write();

        Assert.EndsWith("\nA,,01,,,,,\"甲,乙\"\n", File.ReadAllText(mappings.PathOf(import.Target)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source:test@1.0", "gateway mappings version test@1.0")]
    [InlineData("institution:H99999900002", "'institution:H99999900001'")]
    [InlineData("somewhere", "source:ID@VERSION")]
    public void A_place_that_is_released_or_not_there_is_refused_with_what_to_do(string into, string reason)
    {
        Outcome<CodeImport> plan = Plan("code,target\nA,01\n"u8.ToArray(), into: into);

        Assert.Equal(IssueCodes.PlaceWrong, Assert.Single(plan.Issues).Code);
        Assert.Contains(reason, plan.Issues[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_names_the_layers_when_several_have_the_table()
    {
        mappings.Write("national/codes/sex.csv", "code,target\n1,male\n");

        Issue issue = Assert.Single(new CodeExchange(mappings.PathOf("")).Export("sex", null, ExchangeForm.Workbook).Issues);
        Assert.Equal(IssueCodes.PlaceWrong, issue.Code);
        Assert.Contains("source:test@1.0 or national", issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_longer_than_a_sheet_holds_is_not_cut()
    {
        mappings.Write("national/codes/long.csv", $"code,target,note\n1,a,{new string('x', 40000)}\n");

        Issue issue = Assert.Single(new CodeExchange(mappings.PathOf("")).Export("long", null, ExchangeForm.Workbook).Issues);
        Assert.Equal((IssueCodes.CellUnwritable, "long:2"), (issue.Code, issue.At.Path));
    }

    private static CodeImport Read(Outcome<CodeImport> plan)
    {
        Assert.True(plan.Succeeded, string.Join('\n', plan.Issues));
        return plan.Value;
    }

    private CodeImport Good(string csv) => Read(Plan(csv));

    private Outcome<CodeImport> Plan(string csv, bool replaces = false) => Plan(Encoding.UTF8.GetBytes(csv), replaces);

    private Outcome<CodeImport> Plan(byte[] bytes, bool replaces = false, string into = Place)
    {
        File.WriteAllBytes(mappings.PathOf("in"), bytes);
        return new CodeExchange(mappings.PathOf("")).Import(new CodeImportRequest(mappings.PathOf("in"), "fee", into) { Replaces = replaces });
    }
}
