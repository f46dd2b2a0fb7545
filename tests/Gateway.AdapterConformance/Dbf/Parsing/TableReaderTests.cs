using Gateway.Adapter.Dbf;

namespace Gateway.AdapterConformance.Dbf.Parsing;

public sealed class TableReaderTests
{
    [Fact]
    public void Values_stand_without_their_padding_where_they_are()
    {
        SourceRecord record = Read("huadong/YM0000001.dbf").Value;

        Assert.Equal("HD9999000001", record["YM/row[1]/IDNO"]);
        Assert.Equal("阿莫西林胶囊", record["YM/row[1]/CNAME"]);
        Assert.Equal("12.5000", record["YM/row[1]/PRICE"]);
        Assert.Equal("次", record["YM/row[2]/CUNIT"]);
        Assert.Equal(new SourceLocation("YM/row[1]/IDNO", 418, 12), SourcePath.Parse("YM/row[1]/IDNO").First(record.Root).Location);
        Assert.Equal("2020-01-02", record["YM/header/date"]);
    }

    [Fact]
    public void Binary_types_are_read_as_text()
    {
        SourceRecord record = Read("visual/page.dbf").Value;

        Assert.Equal(["1", "2020-01-02T09:31:00", "19800101", "T", "-12.5000", "0.1", "2500.50", "CSJ"],
            new[] { "CS", "RYSJ", "CSRQ", "BZ", "ZF", "XS", "FY", "姓名拼音" }.Select(name => record[$"page/row[1]/{name}"]));
        Assert.Equal("2020-01-02T23:59:59.999", record["page/row[2]/RYSJ"]);
        Assert.Equal("922337203685476.0000", record["page/row[2]/ZF"]);
    }

    [Fact]
    public void A_deleted_row_stands_apart_and_a_null_is_absent()
    {
        SourceRecord record = Read("visual/page.dbf").Value;

        Assert.Equal("ZY00000002", record["page/deleted/ZYH"]);
        Assert.Equal("-2", record["page/deleted/CS"]);
        Assert.Equal(Presence.Absent, SourcePath.Parse("page/deleted/ZF").First(record.Root).Presence);
        Assert.Equal(Presence.Absent, SourcePath.Parse("page/row[2]/XM").First(record.Root).Presence);
    }

    [Fact]
    public void Half_a_character_is_left_out_where_the_layout_says_so() => Assert.Equal("a一二三四五", Read("visual/rewritten/half-character.dbf").Value["page/row/XM"]);

    [Fact]
    public void Parts_with_the_same_keys_are_one_row_with_its_memo()
    {
        SourceRecord record = Read("split/three-rows.zip").Value;

        Assert.Equal("无过敏史。\r\n示范备注", record["page[1]/BZ"]);
        Assert.Equal("300.50", record["page[3]/P782"]);
        Assert.Equal("x.part2.dbf", record["part2/file"]);
        Assert.Equal("200.50", Read("split/rewritten/other-order.zip").Value["page[2]/P782"]);
    }

    [Fact]
    public void Memo_files_of_dBase_are_read()
    {
        Assert.Equal("无过敏史。\r\n示范备注", Read("memo-3/notes.zip").Value["notes/row[1]/BZ"]);
        Assert.Equal(300, Read("memo-4/notes.zip").Value["notes/row[2]/BZ"]?.Length);
        Assert.Equal("1999-12-31", Read("memo-4/notes.zip").Value["notes/header/date"]);
    }

    [Theory]
    [InlineData("huadong/refused/deleted-row.dbf", "GW2002 YM 417")]
    [InlineData("huadong/refused/count-too-high.dbf", "GW2004 YM 4")]
    [InlineData("huadong/refused/behind-the-end.dbf", "GW2002 YM 4")]
    [InlineData("huadong/refused/not-gbk.dbf", "GW2001 YM/row/CNAME 483")]
    [InlineData("huadong/refused/other-fields.dbf", "GW2005  32")]
    [InlineData("huadong/refused/encrypted.dbf", "GW2002  15")]
    [InlineData("visual/refused/no-such-time.dbf", "GW2002 page/row 675")]
    [InlineData("visual/refused/no-number.dbf", "GW2002 page/row 700")]
    [InlineData("split/refused/lonely-row.zip", "GW2003 page 611")]
    [InlineData("split/refused/lonely-other.zip", "GW2003 page 1015")]
    [InlineData("split/refused/key-twice.zip", "GW2002 page 1992")]
    [InlineData("split/refused/no-memo-file.zip", "GW2003 page 534")]
    [InlineData("split/refused/no-part2.zip", "GW2003 part2 0")]
    [InlineData("split/refused/stranger.zip", "GW2002  2028")]
    [InlineData("split/refused/compressed.zip", "GW2002  293")]
    public void What_is_wrong_has_a_code_and_a_place(string file, string expected)
    {
        Issue issue = Read(file).Issues[0];

        Assert.Equal(expected, $"{issue.Code.Id} {issue.At.Path} {issue.At.Offset}");
    }

    [Fact]
    public void More_rows_than_a_message_may_have_are_refused()
    {
        ICodec codec = Message.Open(new DbfAdapter(), """{"tables":[{"name":"SM","most-rows":1,"fields":["JKACCR N18.4"],"other-fields":"left-out"}]}""", "gbk");
        byte[] one = Bytes("huadong/SM0000001.dbf"), two = [.. one[..4], 2, .. one[5..^1], .. one[^38..^1]];

        Assert.Equal("20.5000", codec.Read(one).Value["SM/row/JKACCR"]);
        Assert.Equal("GW2007 SM 4", Message.IssueOf(codec.Read(two)));
    }

    [Fact]
    public void An_optional_field_may_be_missing_and_any_other_may_not()
    {
        byte[] table = Bytes("huadong/SM0000001.dbf");

        Assert.True(Message.Open(new DbfAdapter(), """{"tables":[{"name":"SM","fields":["JKACCR N18.4","JKSOCIALR N18.4","BZ C4 optional"]}]}""", "gbk").Read(table).Succeeded);
        Assert.Equal("GW2003 SM 32", Message.IssueOf(Message.Open(new DbfAdapter(), """{"tables":[{"name":"SM","fields":["JKACCR N18.4","JKSOCIALR N18.4","BZ C4"]}]}""", "gbk").Read(table)));
    }

    private static byte[] Bytes(string file) => Of(file).Bytes;

    private static Sample Of(string file) => Sample.Of(new DbfAdapter()).Single(sample => sample.Name == file);

    private static Outcome<SourceRecord> Read(string file) => Of(file).Open(new DbfAdapter()).Read(Of(file).Bytes);
}
