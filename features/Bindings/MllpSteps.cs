using System.Globalization;
using System.Text;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>HL7 v2 over MLLP and its acknowledgements.</summary>
[Binding]
public sealed class MllpSteps(MllpSender sender, GatewayUnderTest gateway)
{
    private readonly List<string> sentIds = [];
    private readonly List<Hl7Message> acknowledgements = [];

    private Hl7Message Last => acknowledgements[^1];

    [When("the hospital sends sample {string} over MLLP")]
    [When("医院通过MLLP发送样例{string}")]
    public async Task Sends(string sample)
    {
        await ConnectAsync(sample.Split('/')[0]);
        await sender.SendAsync(Sample.Named(sample).Bytes);
        acknowledgements.Add(new Hl7Message(await sender.ReceiveAsync()));
    }

    [When("the hospital sends {int} patient updates on one connection without waiting")]
    [When("医院在一个连接上连发 {int} 条患者更新而不等待应答")]
    public async Task SendsMany(int count)
    {
        string update = Encoding.UTF8.GetString(Sample.Named("hl7v2-iborn/adt-a08-update.hl7").Bytes);
        string id = new Hl7Message(Encoding.UTF8.GetBytes(update)).Field("MSH", 10);
        sentIds.AddRange(Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"MSG{number:D6}")));
        await ConnectAsync("hl7v2-iborn");
        await sender.SendAsync([.. sentIds.Select(sent => Encoding.UTF8.GetBytes(update.Replace(id, sent, StringComparison.Ordinal)))]);
        for (int received = 0; received < count; received++)
        {
            acknowledgements.Add(new Hl7Message(await sender.ReceiveAsync()));
        }
    }

    [Then("the acknowledgement is {string}")]
    [Then("确认代码为{string}")]
    public void IsCode(string code) => Assert.Equal(code, Last.Field("MSA", 1));

    [Then("the acknowledgement is {string} for control id {string}")]
    [Then("确认代码为{string}，控制号为{string}")]
    public void IsCodeFor(string code, string id) => Assert.Equal((code, id), (Last.Field("MSA", 1), Last.Field("MSA", 2)));

    [Then("the acknowledgement's {string} field {int} is {string}")]
    [Then("确认报文{string}第 {int} 字段为{string}")]
    public void HasField(string segment, int field, string text) => Assert.Equal(text, Last.Field(segment, field));

    [Then("the acknowledgement has an ERR segment that names {string} field {int} with code {string}")]
    public void NamesPlace(string segment, int field, string code)
    {
        string[] place = Last.Field("ERR", 2).Split('^');
        Assert.Equal((segment, field.ToString(CultureInfo.InvariantCulture), code), (place[0], place.ElementAtOrDefault(2), Last.Field("ERR", 5)));
    }

    [Then("the {int} acknowledgements name the control ids in the order they were sent")]
    [Then("{int} 条确认按发送顺序给出控制号")]
    public void InOrder(int count)
    {
        Assert.Equal(count, acknowledgements.Count);
        Assert.Equal(sentIds, acknowledgements.Select(acknowledgement => acknowledgement.Field("MSA", 2)));
        Assert.All(acknowledgements, acknowledgement => Assert.Equal("AA", acknowledgement.Field("MSA", 1)));
    }

    private Task ConnectAsync(string source) => acknowledgements.Count == 0 ? sender.ConnectAsync(gateway.MllpPortOf(source)) : Task.CompletedTask;
}
