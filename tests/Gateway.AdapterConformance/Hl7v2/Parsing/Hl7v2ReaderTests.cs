using Gateway.Adapter.Hl7v2;

namespace Gateway.AdapterConformance.Hl7v2.Parsing;

public sealed class Hl7v2ReaderTests
{
    private const string Msh = @"MSH|^~\&|HIS||PLATFORM||20200102||ADT^A04|MSG1|P|2.4";

    private static readonly Hl7v2Adapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, "{}");

    [Fact]
    public void The_registration_gives_its_fields_components_and_repetitions()
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "iborn/ADT_A04.hl7");

        SourceRecord record = sample.Open(Adapter).Read(sample.Bytes).Value;

        Assert.Equal<IEnumerable<string?>>(["|", @"^~\&", "HIS", "A04", "MSG2020010200001", "UNICODE UTF-8"], new[] { "MSH/1", "MSH/2", "MSH/3", "MSH/9/2", "MSH/10", "MSH/18" }.Select(path => record[path]));
        Assert.Equal("999999198001010011", record["PID/3[5='IdentifyNO']/1"]);
        Assert.Equal("测试甲", record["PID/5"]);
        Assert.Equal("测试甲", record["PID/5/1"]);
        Assert.Equal("已婚", record["PID/16/2"]);
        Assert.Equal("示范单位一", record["PID/11[7='O']/1"]);
        Assert.Equal("02", record["PV1/3/4"]);
        Assert.Equal("20200102093000", record["PV1/44"]);
        Assert.Null(record["PID/4"]);
    }

    [Fact]
    public void A_segment_may_have_a_long_name_and_the_text_may_be_gbk()
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "site-gbk/ZMR_ZH1.hl7");

        SourceRecord record = sample.Open(Adapter).Read(sample.Bytes).Value;

        Assert.Equal("西药费", record["DETAIL/1"]);
        Assert.Equal("高血压病", record["ZMS/3"]);
    }

    [Fact]
    public void A_gbk_character_whose_second_byte_is_a_separator_is_one_character()
    {
        string trap = string.Concat(SecondBytes.Characters);
        ICodec gbk = Message.Open(Adapter, "{}", "gbk");

        SourceRecord record = gbk.Read(Message.Bytes($"{Msh}\rPID|1||A^{trap}^C~{trap}||{trap}\r", "gbk")).Value;

        Assert.Equal(trap, record["PID/3[1]/2"]);
        Assert.Equal(trap, record["PID/3[2]"]);
        Assert.Equal(trap, record["PID/5"]);
    }

    [Theory]
    [InlineData("UNICODE UTF-8", "utf-8")]
    [InlineData("GB 18030-2000", "gbk")]
    [InlineData("GBK~ASCII", "gbk")]
    public void The_message_s_own_charset_overrides_the_source_s(string charset, string encoding)
    {
        ICodec latin = Message.Open(Adapter, "{}", "latin1");

        Assert.Equal("测试甲", latin.Read(Message.Bytes($"{Msh}||||||{charset}\rPID|||||测试甲\r", encoding)).Value["PID/5"]);
    }

    [Fact]
    public void A_source_may_say_that_its_charset_field_is_wrong()
    {
        ICodec gbk = Message.Open(Adapter, """{ "charset": "source" }""", "gbk");

        Assert.Equal("测试甲", gbk.Read(Message.Bytes($"{Msh}||||||UNICODE UTF-8\rPID|||||测试甲\r", "gbk")).Value["PID/5"]);
    }

    [Fact]
    public void Two_quotes_delete_and_nothing_is_absent()
    {
        SourceNode pid = codec.Read(Msh + "\rPID|1|\"\"||a^\"\"^\r").Value.Root.Child("PID");

        Assert.Equal([Presence.Delete, Presence.Absent, Presence.Delete, Presence.Absent], new[] { pid.Child("2"), pid.Child("3"), pid.Child("4").Child("2"), pid.Child("4").Child("3") }.Select(node => node.Presence));
        Assert.False(pid.Child("3").Exists);
        Assert.True(pid.Child("4").Child("3").Exists);
    }

    [Fact]
    public void Subcomponents_make_groups_only_where_their_separator_stands()
    {
        SourceRecord record = codec.Read(Msh + "\rFT1|12.5&CNY|a&b^c\r").Value;

        Assert.Equal<IEnumerable<string?>>(["CNY", "12.5", "b", "c"], new[] { "FT1/1/1/2", "FT1/1", "FT1/2/1/2", "FT1/2/2" }.Select(path => record[path]));
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Segments_end_with_what_ends_the_header(string end)
    {
        SourceRecord record = codec.Read(string.Join(end, Msh, "PID|1", "PV1|2|O")).Value;

        Assert.Equal<IEnumerable<string?>>(["MSH", "PID", "PV1"], record.Root.Children.Select(segment => segment.Name));
        Assert.Equal("O", record["PV1/2"]);
    }

    [Fact]
    public void A_line_feed_inside_a_segment_is_text_where_segments_end_with_a_carriage_return()
    {
        SourceRecord record = codec.Read(Msh + "\rOBX|1|a\nb\r\nNTE|1\r").Value;

        Assert.Equal("a\nb", record["OBX/2"]);
        Assert.Equal("1", record["NTE/1"]);
    }

    [Fact]
    public void A_value_is_found_at_its_bytes() =>
        Assert.Equal(new SourceLocation("PID/3[2]/1", Msh.Length + 9, 1), SourcePath.Parse("PID/3[2]/1").First(codec.Read(Msh + "\rPID|||A~B^C\r").Value.Root).Location);

    [Theory]
    [InlineData("PID|1\r", "GW2002  0")]
    [InlineData("MSH", "GW2002  0")]
    [InlineData(@"FHS|^~\&", "GW2005  0")]
    [InlineData(@"BHS|^~\&", "GW2005  0")]
    [InlineData(@"MSHA^~\&A", "GW2002 MSH/1 3")]
    [InlineData(@"MSH|^^\&|HIS||||||ADT|MSG1|P|2.4", "GW2002 MSH/2 3")]
    [InlineData(@"MSH||HIS||||||ADT|MSG1|P|2.4", "GW2002 MSH/2 3")]
    [InlineData(Msh + "||||||KLINGON\rPID|1\r", "GW2001 MSH/18 58")]
    [InlineData(Msh + "\r?? no\r", "GW2002  53")]
    [InlineData(Msh + "\r|1|2\r", "GW2002  53")]
    [InlineData(Msh + "\r" + Msh + "\r", "GW2002  53")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected) =>
        Assert.Equal(expected, Message.IssueOf(codec.Read(text)));

    [Theory]
    [InlineData(Msh + "\r?? no\rPID|1\r")]
    [InlineData(Msh + "||||||KLINGON\r")]
    [InlineData(@"MSH|^^\&|HIS||||||ADT|MSG1|P|2.4")]
    public void A_refused_message_still_names_itself(string text)
    {
        Outcome<SourceRecord> outcome = codec.Read(text);

        Assert.False(outcome.Succeeded);
        Assert.Equal("MSG1", outcome.Partial?["MSH/10"]);
    }

    [Fact]
    public void Undecodable_bytes_are_named_by_field_and_offset_and_the_header_is_still_there()
    {
        byte[] bytes = [.. Message.Bytes(Msh + "\rPID|1||A^"), 0x41, 0xFF, .. "^x|y\r"u8];

        Outcome<SourceRecord> outcome = Message.Open(Adapter, "{}", "gbk").Read(bytes);

        Assert.Equal($"GW2001 PID/3/2 {Msh.Length + 11}", Message.IssueOf(outcome));
        Assert.Equal("MSG1", outcome.Partial?["MSH/10"]);
        Assert.Equal("y", outcome.Partial?["PID/4"]);
    }

    [Theory]
    [InlineData('|', "ZZZ")]
    [InlineData('^', "ZZZ/1")]
    [InlineData('&', "ZZZ/1/1")]
    public void More_than_999_places_are_too_many(char mark, string path) =>
        Assert.Equal($"GW2007 {path} {Msh.Length + 5 + 999}", Message.IssueOf(codec.Read($"{Msh}\rZZZ|{new string(mark, 1000)}\r")));

    [Fact]
    public void A_text_that_is_no_escape_stays_and_is_mentioned()
    {
        Outcome<SourceRecord> outcome = codec.Read(Msh + @"|C:\temp" + "\r");

        Assert.Equal(@"C:\temp", outcome.Value["MSH/13"]);
        Assert.Equal($"GW2008 MSH/13 {Msh.Length + 1}", Message.IssueOf(outcome));
    }
}
