using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Checking;

public sealed class RecordShapeTests
{
    [Theory]
    [InlineData("hl7v2", "PID/3[5='IdentifyNO']/1", null)]
    [InlineData("hl7v2", "PID/41", "places 1 to 40")]
    [InlineData("hl7v2", "PV1/60", null)]
    [InlineData("hl7v2", "ZPI/7", null)]
    [InlineData("hl7v2", "DETAIL/2", null)]
    [InlineData("hl7v2", "PIS/3", "no 'PIS'")]
    [InlineData("hl7v2", "PID/3/1/2/1", "plain value")]
    [InlineData("hl7v2", "PID/3[x='1']/1", "no 'x'")]
    [InlineData("ini", "mzsf/Cardno", null)]
    [InlineData("ini", "mzsf/cardno", "Did you mean 'Cardno'?")]
    [InlineData("ini", "mzsf/item[2]/单价", null)]
    [InlineData("ini", "mzsf/item/单介", "no '单介'")]
    [InlineData("ini", "mzsf/Cardno[2]", "comes once")]
    [InlineData("ini", "*/Cardno", null)]
    [InlineData("delimited", "row[2]/名称", null)]
    [InlineData("delimited", "head/金额", "no '金额'")]
    [InlineData("delimited", "tail/金额", "no 'tail'")]
    public void A_path_is_judged_by_the_layout(string adapter, string path, string? expected)
    {
        string layout = adapter switch
        {
            "hl7v2" => """{"segments":["DETAIL","PV1/60"]}""",
            "ini" => """{"keys":["Cardno"],"blocks":[{"sections":["mzsf"],"count":"Cfxms0","request":["名称","单价"]}]}""",
            _ => """{"separator":"|","shapes":[{"name":"s","lines":[{"name":"head","fields":["函数"]},{"name":"row","occurs":"many","fields":["名称"]}]}]}""",
        };
        ICodec codec = new InstalledAdapters().Find(adapter)!.Open(JsonDocument.Parse(layout).RootElement, "utf-8").Value; // one of the product's own

        ShapePlace.Follow(ShapePlace.Root(codec.Reads), SourcePath.Parse(path), out string? fault);

        Assert.Equal(expected is null, fault is null);
        Assert.Contains(expected ?? "", fault ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_that_says_nothing_takes_every_path()
    {
        ShapePlace.Follow(ShapePlace.Root(RecordShape.Open), SourcePath.Parse("a/b[2]/c"), out string? fault);

        Assert.Null(fault);
    }
}
