using Gateway.Adapter.Fixed;

namespace Gateway.AdapterConformance.Fixed.Parsing;

public sealed class FixedReaderTests
{
    private static readonly FixedAdapter Adapter = new();

    private readonly ICodec tagged = Message.Open(Adapter, """
        { "line-end": "lf", "shapes": [{ "name": "file", "records": [
          { "name": "head", "tag": { "field": "t", "is": ["H"] }, "fields": ["t 1", "count 2 right fill=0"] },
          { "name": "note", "occurs": "optional", "tag": { "field": "t", "is": ["N"] }, "fields": ["t 1", "text 5"] },
          { "name": "row", "occurs": "many", "count": "head/count", "at-least": 4, "fields": ["code 4", "sum 4 right"] }] }] }
        """, "gbk");

    [Fact]
    public void A_row_of_the_buffer_gives_its_fields_without_their_fill()
    {
        SourceRecord record = Read("dalian/detail.bin");

        Assert.Equal<IEnumerable<string?>>(["detail", "9901", "B00001", "12", "1", "20200102 093100", "阿莫西林胶囊", "2", "12.50", "样例医师", "-1"],
            new[] { "shape", "row[1]/医院", "row[1]/病志", "row[1]/治疗序号", "row[1]/序号", "row[1]/时间", "row[1]/名称", "row[1]/数量", "row[1]/单价", "row[1]/医师", "row[2]/数量" }.Select(path => record[path]));
        Assert.Equal(new SourceLocation("row[1]/单价", 129, 5), SourcePath.Parse("row[1]/单价").First(record.Root).Location);
    }

    [Fact]
    public void Half_a_character_at_a_field_s_end_is_kept_beside_its_value()
    {
        SourceRecord record = Read("dalian/detail.bin");

        Assert.Equal(("2型糖尿病伴有多个并发症视网膜", "B2"), (record["row[2]/诊断名"], record["row[2]/诊断名.cut"]));
        Assert.Null(record["row[1]/诊断名.cut"]);
    }

    [Fact]
    public void Half_a_character_whose_other_half_could_be_the_next_field_is_never_read_as_one()
    {
        byte[] message = [0xB0, 0xA2, 0xB2, (byte)'A', (byte)'B'];

        Outcome<SourceRecord> refused = Message.Open(Adapter, """{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3", "y 2"] }] }] }""", "gbk").Read(message);
        Outcome<SourceRecord> kept = Message.Open(Adapter, """{ "cut-character": "kept", "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3", "y 2"] }] }] }""", "gbk").Read(message);

        Assert.Equal("GW2001 r/x 2", Message.IssueOf(refused));
        Assert.Equal(("阿", "B2", "AB"), (kept.Value["r/x"], kept.Value["r/x.cut"], kept.Value["r/y"]));
    }

    [Fact]
    public void A_struct_s_floats_have_their_shortest_digits()
    {
        SourceRecord record = Read("struct/drug.bin");

        Assert.Equal(("ZY2020000001", "12.5", "2", "9.8", "0"), (record["drug/INBED_REG_ID"], record["drug/UNIT_PRC"], record["drug/SRVC_CNT"], record["drug/COST_PRC"], record["drug/DRUG_SPC_FLAG"]));
    }

    [Fact]
    public void Frames_of_a_serial_line_follow_one_another()
    {
        SourceRecord record = Read("serial/two-frames.bin");

        Assert.Equal(("200102", "00012345", "00012346", "00072", "*0000"), (record["group[1]/日期"], record["group[1]/样本号"], record["group[2]/样本号"], record["group[1]/值1"], record["group[1]/值19"]));
    }

    [Fact]
    public void Lengths_in_characters_count_characters()
    {
        SourceRecord record = Read("characters/list.txt");

        Assert.Equal(("阿莫西林胶囊", "2", "板蓝根abc", "1.50"), (record["row[1]/名称"], record["row[1]/数量"], record["row[2]/名称"], record["row[2]/数量"]));
    }

    [Theory]
    [InlineData("H02\n0001 1.5\n0002\n", "0002", null)]
    [InlineData("H02\r\nNhello\r\n0001 1.5\r\n0002 2\r\n", "0002", "2")]
    public void Optional_records_and_short_lines_are_read(string text, string code, string? sum)
    {
        SourceRecord record = tagged.Read(text).Value;

        Assert.Equal((code, sum), (record["row[2]/code"], record["row[2]/sum"]));
    }

    [Theory]
    [InlineData("H02\n00011234\n", "GW2004 head/count 1", "rows are missing")]
    [InlineData("Hxx\n00011234\n", "GW2004 head/count 1", "no number")]
    [InlineData("H01\n000\n", "GW2003 row 4", "a line that is too short")]
    [InlineData("H01\n000112345\n", "GW2002 row 12", "a line that is too long")]
    [InlineData("X01\n00011234\n", "GW2005  0", "another file")]
    [InlineData("H00", "", "nothing behind the head")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected, string about)
    {
        Outcome<SourceRecord> outcome = tagged.Read(text);

        Assert.Equal((expected, about), (outcome.Succeeded ? "" : Message.IssueOf(outcome), about));
    }

    [Theory]
    [InlineData("length", "message", "number", "ab006", true)]
    [InlineData("length", "before", "number", "ab2  ", true)]
    [InlineData("length", "others", "number", "ab 3 ", false)]
    [InlineData("xor", "before", "number", "ab3  ", true)]
    [InlineData("sum", "before", "hex", "abC3 ", true)]
    [InlineData("sum", "before", "hex", "abC4 ", false)]
    [InlineData("sum", "before", "hex", "ab   ", false)]
    public void A_seal_is_compared(string kind, string over, string form, string message, bool isRight)
    {
        ICodec codec = Message.Open(Adapter, $$"""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 2", "seal 3"] }, { "name": "t", "occurs": "optional", "fields": ["y 1"] }], "seals": [{ "field": "r/seal", "is": "{{kind}}", "over": "{{over}}", "form": "{{form}}" }] }] }""");

        Assert.Equal(isRight, codec.Read(message.Contains("006", StringComparison.Ordinal) ? message + "z" : message).Succeeded);
    }

    private static SourceRecord Read(string sample)
    {
        Sample known = Sample.Of(Adapter).Single(found => found.Name == sample);
        return known.Open(Adapter).Read(known.Bytes).Value;
    }
}
