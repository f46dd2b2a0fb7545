using Gateway.Adapter.Json;

namespace Gateway.AdapterConformance.Json.Parsing;

public sealed class JsonReaderTests
{
    private static readonly JsonAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, """{ "max-depth": 4, "types": { "json": ["payload"] } }""");

    [Fact]
    public void Objects_and_arrays_become_groups_and_repeated_names()
    {
        SourceRecord record = codec.Read("""{"no":"1","rows":[{"code":"A"},{"code":"B"}],"matrix":[[1,2],[3]],"none":[],"deep":{"x":true}}""").Value;

        Assert.Equal<IEnumerable<string?>>(["1", "B", "2", "3", "true", null], new[] { "no", "rows[2]/code", "matrix[1]/#[2]", "matrix[2]/#", "deep/x", "none" }.Select(path => record[path]));
        Assert.Empty(SourcePath.Parse("none").All(record.Root));
    }

    [Theory]
    [InlineData("12.50")]
    [InlineData("0.10000000000000000000000001")]
    [InlineData("1E+2")]
    [InlineData("-0")]
    [InlineData("123456789012345678901234567890.00")]
    public void A_number_keeps_its_digits_as_sent(string number) =>
        Assert.Equal(number, codec.Read($$"""{"sum":{{number}}}""").Value["sum"]);

    [Fact]
    public void JSON_inside_a_text_is_read_with_its_places_in_the_message()
    {
        SourceRecord record = codec.Read("""{"payload":"{\"who\":\"甲\\n乙\",\"sum\":12.50}"}""").Value;

        Assert.Equal(("甲\n乙", "12.50"), (record["payload/who"], record["payload/sum"]));
        Assert.Equal(new SourceLocation("payload/sum", 43, 5), SourcePath.Parse("payload/sum").First(record.Root).Location);
    }

    [Fact]
    public void A_text_that_should_hold_JSON_and_does_not_stays_a_text() =>
        Assert.Equal("none", codec.Read("""{"payload":"none"}""").Value["payload"]);

    [Theory]
    [InlineData("""{"a":"1" "b":"2"}""", "GW2002  9", "no comma")]
    [InlineData("""{"a":"1","b":"2",}""", "GW2002  17", "a trailing comma")]
    [InlineData("""{"a":"1","a":"2"}""", "GW2002  9", "one name twice")]
    [InlineData("""{a:"1"}""", "GW2002  1", "a name without quotes")]
    [InlineData("""{"a":01}""", "GW2002  5", "a leading zero")]
    [InlineData("""{"a":"\x"}""", "GW2002  6", "an escape that does not exist")]
    [InlineData("""{"a":"\ud800"}""", "GW2002  6", "half a character")]
    [InlineData("""{"a":{"b":{"c":{"d":{}}}}}""", "GW2007 a/b/c/d 20", "too deep")]
    [InlineData("""{"a":"1"} x""", "GW2002  10", "something behind the end")]
    [InlineData("""{"a":"1"}/**/""", "GW2002  9", "a comment")]
    [InlineData("""{"payload":"{\"x\":}"}""", "GW2002 payload 19", "a fault inside a text")]
    [InlineData("""{"":"1"}""", "GW2002  2", "no name")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected, string about) =>
        Assert.Equal((expected, about), (Message.IssueOf(codec.Read(text)), about));

    [Fact]
    public void Undecodable_bytes_are_named_by_path_and_offset_and_the_rest_is_still_there()
    {
        Outcome<SourceRecord> outcome = codec.Read((byte[])[.. "{\"a\":\"x"u8, 0xB2, .. "\",\"b\":\"1\"}"u8]);

        Assert.Equal("GW2001 a 7", Message.IssueOf(outcome));
        Assert.Equal("1", outcome.Partial?["b"]);
    }

    [Theory]
    [InlineData("first", "1")]
    [InlineData("last", "3")]
    [InlineData("all", "1,2,3")]
    public void The_layout_says_what_a_name_means_that_comes_again(string duplicates, string expected)
    {
        ICodec lenient = Message.Open(Adapter, $$"""{ "duplicates": "{{duplicates}}" }""");

        SourceRecord record = lenient.Read("""{"x":{"a":"0"},"a":"1","a":"2","y":{"a":"0"},"a":"3"}""").Value;

        Assert.Equal((expected, "0"), (string.Join(',', SourcePath.Parse("a").All(record.Root).Select(node => node.Text)), record["y/a"]));
    }

    [Fact]
    public void Laxness_is_taken_where_the_source_says_so()
    {
        ICodec lax = Message.Open(Adapter, """{ "lax": ["comments", "trailing-commas", "single-quotes", "unquoted-names", "control-characters", "loose-numbers"] }""");

        SourceRecord record = lax.Read("// 示范\n{ name: '测\"试\\'甲', 'qty': +02., /* x */ rows: [1, 2,], note: \"a\tb\", }").Value;

        Assert.Equal<IEnumerable<string?>>(["测\"试'甲", "+02.", "2", "a\tb"], new[] { "name", "qty", "rows[2]", "note" }.Select(path => record[path]));
    }

    [Fact]
    public void Null_means_no_value_or_deletes_as_the_layout_says()
    {
        ICodec deleting = Message.Open(Adapter, """{ "nulls": "delete" }""");

        Assert.Equal((Presence.Absent, Presence.Delete), (codec.Read("""{"a":null}""").Value.Root.Child("a").Presence, deleting.Read("""{"a":null}""").Value.Root.Child("a").Presence));
    }

    [Fact]
    public void Flat_names_become_a_tree_however_they_are_scattered()
    {
        ICodec flat = Message.Open(Adapter, """{ "flat": "." }""");

        SourceRecord record = flat.Read("""{"rows[1].code":"B","visit.no":"1","rows[0].code":"A","visit.day":"2"}""").Value;

        Assert.Equal<IEnumerable<string?>>(["A", "B", "1", "2"], new[] { "rows[1]/code", "rows[2]/code", "visit/no", "visit/day" }.Select(path => record[path]));
    }

    [Fact]
    public void Dense_JSON_inside_a_text_stays_within_sixteen_times_its_size()
    {
        byte[] message = Message.Bytes("{\"payload\":\"[" + string.Concat(Enumerable.Repeat("\\\"\\\",", 60_000)) + "1]\"}");
        long before = GC.GetAllocatedBytesForCurrentThread();

        codec.Read(message);

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= (16L * message.Length) + 500_000, $"{allocated} bytes for {message.Length}.");
    }
}
