using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>A hospital's stays: many messages over many days.</summary>
[Binding]
public sealed class InpatientSteps(HttpSender sender, GatewayUnderTest gateway, PlatformUnderTest platform, Replies replies)
{
    [Given("医院已成功发送样例{string}")]
    [Then("医院已成功发送样例{string}")]
    public async Task HasSent(string sample)
    {
        Sample named = Sample.Named(sample);
        Reply reply = await sender.SendAsync(gateway.Url, new(Keys.Hospital, named.Source, named.Bytes));
        Assert.True(reply.Status == 200 && reply["Success"] == "TRUE", reply.Text);
    }

    [Then("住院答复中的{string}是平台的就诊编号")]
    public void NamesStay(string key) => Assert.True(replies.Last[key].Length == 30 && platform.Twin.Ledger().Any(row => row.Visits == 1), replies.Last.Text); // thirty digits, kept as text
}
