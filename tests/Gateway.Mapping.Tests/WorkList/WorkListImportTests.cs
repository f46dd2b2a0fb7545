using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.WorkList;

public sealed class WorkListImportTests : IDisposable
{
    private const string Hospital = TestMappings.Hospital;
    private const string Own = $"institutions/{Hospital}/codes/ward.csv";
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(8));
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_filled_line_becomes_a_row_of_the_institutions_own_table()
    {
        WorkListImport import = Read(Fill(Sheet(Line("07", "骨科病区")), "07", target: "A", more: ("note", "按医院说明")));

        Assert.Empty(import.Write(mappings.Adapters));

        Assert.Equal("code,display,target,target_display,equivalence,valid_from,valid_to,note\n07,骨科病区,A,,,,,按医院说明\n", File.ReadAllText(mappings.PathOf(Own)));
        Assert.True(new CodeAdvice(mappings.LoadGood()).Knows(new ListedCode(Hospital, "test", "ward", "07", CodeDirection.Forward, null, null)));
    }

    [Fact]
    public void The_table_keeps_its_columns_its_line_ends_and_its_byte_order_mark()
    {
        mappings.Write(Own, "\uFEFFnote,target,code\r\nfirst,A,01");
        Read(Fill(Sheet(Line("07", "骨科,病区")), "07", target: "B", more: ("valid_from", "2026/1/5"))).Write(mappings.Adapters);

        Assert.Equal("\uFEFFnote,target,code,display,valid_from\r\nfirst,A,01\r\n,B,07,\"骨科,病区\",2026-01-05\r\n", Encoding.UTF8.GetString(File.ReadAllBytes(mappings.PathOf(Own))));
    }

    [Fact]
    public void A_file_that_WPS_saved_as_GB18030_is_read_without_loss()
    {
        Assert.True(TextEncodings.TryGet("gb18030", out Encoding? gb18030));
        string text = Encoding.UTF8.GetString(Fill(Sheet(Line("07", "㐀𠮷病区")), "07", target: "A")).TrimStart('\uFEFF');

        CodeAddition row = Assert.Single(Read(gb18030.GetBytes(text)).Additions);

        Assert.Equal("㐀𠮷病区", row.Cells["display"]);
    }

    [Theory]
    [InlineData("07", "7", "The code was 07; the spreadsheet program took the zeros off its front.")]
    [InlineData("123456789012345678", "1.23457E+17", "The code was 123456789012345678.")]
    [InlineData("1-2", "1月2日", "The code was 1-2.")]
    public void A_code_that_a_spreadsheet_program_changed_is_refused(string code, string now, string sentence)
    {
        Issue fault = Assert.Single(Faults(Fill(Sheet(Line(code, null)), code, target: "A", more: ("code", now))));

        Assert.Equal((IssueCodes.CodeChanged, "list.csv:2:code"), (fault.Code, fault.At.Path));
        Assert.Contains(sentence, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_the_national_list_does_not_have_is_refused_with_the_one_that_was_meant()
    {
        mappings.Write("national/codesystems/ward.csv", "code,display\n0310,内科\n0320,外科\nother,其他\n");

        Issue byZeros = Assert.Single(Faults(Fill(Sheet(Line("07", null)), "07", target: "310"))), byName = Assert.Single(Faults(Fill(Sheet(Line("07", null)), "07", target: "外科")));

        Assert.Equal((IssueCodes.TargetUnlisted, "list.csv:2:target"), (byZeros.Code, byZeros.At.Path));
        Assert.Contains("Is it '0310'?", byZeros.Reason, StringComparison.Ordinal);
        Assert.Contains("'0320'", byName.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city", "regions/999999-示范市")]
    [InlineData("市", "regions/999999-示范市")]
    [InlineData("province", "regions/990000-示范省")]
    [InlineData("national", "national")]
    [InlineData("institution", $"institutions/{Hospital}")]
    [InlineData("source", "sources/test/1.1")]
    public void The_layer_says_which_table_gets_the_row(string layer, string folder)
    {
        mappings.Write("regions/999999-示范市/codes/x.csv", "code,target\n");
        mappings.Write("regions/990000-示范省/codes/x.csv", "code,target\n");
        Draft();

        WorkListImport import = Read(Fill(Sheet(Line("07", null)), "07", target: "A", more: [("layer", layer), ("source", "test@1.1")]));

        Assert.Equal($"{folder}/codes/ward.csv", Assert.Single(import.Additions).File);
    }

    [Theory]
    [InlineData("layer", "source", "GW8303", "source", "test@1.0 is released and never changes")]
    [InlineData("layer", "city", "GW8303", "area", "No folder of regions/ has the area")]
    [InlineData("layer", "provinz", "GW8303", "layer", "Did you mean 'province'?")]
    [InlineData("institution", "H99999900002", "GW8303", "institution", $"Did you mean '{Hospital}'?")]
    [InlineData("concept", "wards", "GW8302", "concept", "Did you mean 'ward'?")]
    [InlineData("equivalence", "equals", "GW8302", "equivalence", "Did you mean 'equal'?")]
    [InlineData("valid_from", "soon", "GW8302", "valid_from", "Expected a date")]
    public void What_cannot_be_taken_is_named_by_row_and_column_with_what_to_do(string cell, string value, string code, string column, string sentence)
    {
        Issue fault = Assert.Single(Faults(Fill(Sheet(Line("07", null)), "07", target: "A", more: (cell, value))));

        Assert.Equal((code, $"list.csv:2:{column}"), (fault.Code.Id, fault.At.Path));
        Assert.Contains(sentence, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_fault_and_nothing_is_written()
    {
        byte[] sheet = Fill(Fill(Sheet(Line("07", null), Line("08", null)), "07", target: "A"), "08", target: "A", more: ("layer", "nowhere"));

        Assert.Single(Faults(sheet));

        Assert.False(File.Exists(mappings.PathOf(Own)));
    }

    [Fact]
    public void A_row_that_the_folder_does_not_bear_is_taken_back()
    {
        mappings.Write(Own, "code,target\n01,A\n");
        WorkListImport import = Read(Fill(Sheet(Line("07", null)), "07", target: "A"));
        mappings.Write("national/codes/broken.csv", "code,nonsense\n");

        Assert.NotEmpty(import.Write(mappings.Adapters));

        Assert.Equal("code,target\n01,A\n", File.ReadAllText(mappings.PathOf(Own)));
    }

    [Fact]
    public void A_row_that_is_there_already_is_left_alone_and_one_that_says_otherwise_is_refused()
    {
        mappings.Write(Own, "code,target,valid_to\n07,A,\n08,A,2025-12-31\n");

        Assert.Equal("07", Assert.Single(Read(Fill(Sheet(Line("07", null)), "07", target: "A")).Known).Code);
        Issue fault = Assert.Single(Faults(Fill(Sheet(Line("07", null)), "07", target: "B")));
        Assert.Equal((IssueCodes.CodeOverlaps, "list.csv:2:code"), (fault.Code, fault.At.Path));
        Assert.Contains($"{Own}:2 says A", fault.Reason, StringComparison.Ordinal);
        Assert.Single(Read(Fill(Sheet(Line("08", null)), "08", target: "B", more: ("valid_from", "2026-01-01"))).Additions);
    }

    [Fact]
    public void Two_lines_of_the_file_that_say_different_things_of_one_code_are_refused()
    {
        byte[] sheet = Fill(Sheet(Line("07", null), Line("07", null) with { Source = "other" }), "07", target: "A");
        byte[] both = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(sheet) + $"institution,{Hospital},999999,test@1.0,ward,forward,07,,1,,,,,,B,,,,,,[07]\r\n");

        Assert.Contains(Faults(both), fault => fault.Code == IssueCodes.CodeOverlaps);
    }

    [Fact]
    public void On_the_way_back_people_fill_in_the_senders_code()
    {
        byte[] sheet = Sheet(Line("A", null) with { Direction = CodeDirection.Back });
        Assert.Equal(1, Read(sheet).Unfilled);

        CodeAddition row = Assert.Single(Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(sheet).Replace("ward,back,,", "ward,back,99,", StringComparison.Ordinal))).Additions);

        Assert.Equal(("99", "A", CodeDirection.Back), (row.Code, row.Target, row.Direction));
    }

    [Fact]
    public void A_code_without_a_target_may_be_said_to_have_none()
    {
        Read(Fill(Sheet(Line("07", null)), "07", target: "", more: ("equivalence", "unmatched"))).Write(mappings.Adapters);

        Assert.EndsWith("07,,,,unmatched,,,\n", File.ReadAllText(mappings.PathOf(Own)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_sender_wrote_never_becomes_a_formula_and_comes_back_as_it_was()
    {
        byte[] sheet = Fill(Sheet(Line("=1+1", "@name")), "=1+1", target: "A");

        CodeAddition row = Assert.Single(Read(sheet).Additions);

        Assert.Contains(",'=1+1,'@name,", Encoding.UTF8.GetString(sheet), StringComparison.Ordinal);
        Assert.Equal(("=1+1", "@name"), (row.Code, row.Cells["display"]));
    }

    [Fact]
    public void A_masked_number_goes_into_no_table() =>
        Assert.Equal("list.csv:2:code", Assert.Single(Faults(Fill(Sheet(Line("******************", null)), "******************", target: "A"))).At.Path);

    [Fact]
    public void The_exported_file_opens_in_spreadsheet_programs_and_an_untouched_one_imports_nothing()
    {
        byte[] sheet = Sheet(Line("07", "骨科"), Line("08", null));

        Assert.Equal([0xEF, 0xBB, 0xBF], sheet[..3]);
        Assert.Equal((0, 2), (Read(sheet).Additions.Length, Read(sheet).Unfilled));
        Assert.Contains($"institution,{Hospital},999999,test@1.0,ward,forward,07,骨科,3,2026-01-31 12:00,2026-01-31 12:00,A 骨科病区 (80%),,,,,,,,,[07]\r\n", Encoding.UTF8.GetString(sheet), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_is_refused_with_what_to_do()
    {
        Issue fault = Assert.Single(Faults([0x50, 0x4B, 0x03, 0x04, 0xFF, 0xFF]));

        Assert.Equal(IssueCodes.FileUnreadable, fault.Code);
        Assert.Contains("saved as CSV", fault.Reason, StringComparison.Ordinal);
    }

    private void Draft()
    {
        foreach (string name in (string[])["source.yaml", "settle.csv", "update.csv", "settle.reply.csv", "error.reply.csv", "codes/sex.csv", "codes/unit.csv", "codes/ward.csv"])
        {
            mappings.Write($"sources/test/1.1/{name}", File.ReadAllText(mappings.PathOf($"sources/test/1.0/{name}")).Replace("version: \"1.0\"", "version: \"1.1\"", StringComparison.Ordinal).Replace("status: released", "status: draft", StringComparison.Ordinal));
        }
    }

    private WorkListImport Read(byte[] sheet)
    {
        Outcome<WorkListImport> read = WorkListImport.Read(mappings.PathOf(""), mappings.LoadGood(), sheet, "list.csv");
        Assert.True(read.Succeeded, string.Join('\n', read.Issues));
        return read.Value;
    }

    private ImmutableArray<Issue> Faults(byte[] sheet) => WorkListImport.Read(mappings.PathOf(""), mappings.LoadGood(), sheet, "list.csv").Issues;

    private static WorkListLine Line(string code, string? display) => new()
    {
        Institution = Hospital, Area = "999999", Source = "test", Version = "1.0", Concept = "ward", Code = code, Direction = CodeDirection.Forward, Display = display, Count = 3, FirstSeen = Noon, LastSeen = Noon,
        Suggestions = display == "骨科" ? [new CodeSuggestion("A", "骨科病区", 80)] : [],
    };

    private static byte[] Sheet(params IEnumerable<WorkListLine> lines) => WorkListSheet.Write(lines);

    /// <summary>Fills cells of the line of a code, as a person would.</summary>
    private static byte[] Fill(byte[] sheet, string code, string target, params ImmutableArray<(string Column, string Value)> more)
    {
        List<ImmutableArray<string>> rows = CsvText.Rows(Encoding.UTF8.GetString(sheet));
        int at = rows.FindIndex(row => row[^1] == $"[{code}]");
        ImmutableArray<string> filled = rows[at];
        foreach ((string column, string value) in more.Add(("target", target)))
        {
            filled = filled.SetItem(rows[0].IndexOf(column), value);
        }

        rows[at] = filled;
        return Encoding.UTF8.GetBytes("\uFEFF" + string.Concat(rows.Select(row => string.Join(',', row.Select(SpreadsheetCell.Plain)) + "\r\n")));
    }
}
