using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Console.Api;
using Gateway.Console.Privacy;
using Gateway.Console.Views;

namespace Gateway.Console.Tests.Privacy;

public sealed class ViewMaskTests
{
    private static readonly KnownPersons Persons = KnownPersons.Of(Encoding.UTF8.GetBytes("""
        {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","name":[{"text":"测试甲"}],"identifier":[{"value":"FJ9999000001"},{"value":"2201"}],"address":[{"city":"示范市"}]}},
        {"resource":{"resourceType":"Practitioner","identifier":[{"value":"D30017"}]}}]}
        """));

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Every_text_of_a_view_loses_its_persons_and_everything_else_stays()
    {
        var row = new UnknownRow(7, "H99999900001", "outpatient.settle", "nhsa/H99999900001/visit/MZ1", "2207", "H99999900001202603020900000001", "person", Noon, 12.5, Noon, "GW6110", "ask about 测试甲");
        var view = new UnknownView(
            7, "parked", row, "参保人测试甲", "FJ9999000001", [new UnknownAttemptView("m", "do", "2207", Noon, Noon, 1.5, "unknown", "电话13900000001，测试甲")],
            [new ShownRowView(ImmutableSortedDictionary<string, string>.Empty.Add("psn_no", "1000000001").Add("setl_id", "S1"), "m", true, false)], [], [], []);

        UnknownView masked = new ViewMask(Persons).Of(view);

        Assert.Equal((row with { Advice = "ask about ***" }, "参保人***", "***", "电话***，***"), (masked.Row, masked.Chinese, masked.English, masked.Attempts.Single().Detail));
        Assert.Equal([("psn_no", "***"), ("setl_id", "S1")], masked.Shown.Single().Numbers.Select(pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [InlineData("交易2201失败，医师D30017，示范市医保局", "交易***失败，医师D30017，示范市医保局")]
    [InlineData("msgid X2201Y and FJ99990000012", "msgid X2201Y and FJ99990000012")]
    [InlineData("FJ9999000001, fj9999000001", "***, ***")]
    public void A_sentence_keeps_what_only_looks_like_part_of_a_person(string sentence, string masked) => Assert.Equal(masked, PatientMask.Sentence(sentence, Persons));

    [Theory]
    [InlineData("202603021015001")]
    [InlineData("H99999900001202603020900000001")]
    [InlineData("202603020900151234")]
    [InlineData("e3b0c44213912345678c9fb924")]
    public void Numbers_that_begin_with_a_year_or_stand_in_a_hash_are_nobodys(string number) => Assert.Equal(number, PatientMask.Numbers(number));

    [Fact]
    public void What_the_API_writes_carries_no_identity_and_what_it_reads_is_left_as_it_came()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new MaskingText() } };

        string written = JsonSerializer.Serialize(new { a = "999999198001010011", b = (string[])["13900000001"], c = new Dictionary<string, string> { ["d"] = "a@b.cn" } }, options);

        Assert.Equal("""{"a":"***","b":["***"],"c":{"d":"***"}}""", written);
        Assert.Equal("13900000001", JsonSerializer.Deserialize<string>("\"13900000001\"", options));
    }

    [Fact]
    public void Json_is_a_view_too()
    {
        var report = new JsonObject { ["rows"] = new JsonArray(new JsonObject { ["psn_no"] = "1000000001", ["sum"] = 1.5m }, "测试甲") };

        Assert.Equal("""{"rows":[{"psn_no":"***","sum":1.5},"***"]}""", new ViewMask(Persons).Of(report).ToJsonString());
    }
}
