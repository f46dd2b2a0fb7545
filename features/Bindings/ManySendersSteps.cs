using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Messages that are under way at the same time.</summary>
[Binding]
public sealed class ManySendersSteps(HttpSender sender, GatewayUnderTest gateway, PlatformUnderTest platform)
{
    private Reply[] together = [];
    private Task<Reply>? earlier;

    private Task<Reply> Earlier => earlier ?? throw new InvalidOperationException("No message was sent without waiting.");

    [When("the hospital sends sample {string} {int} times at once")]
    [When("医院把样例{string}同时发送 {int} 次")]
    public async Task SendsAtOnce(string sample, int times) =>
        together = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => sender.SendAsync(gateway.Url, MessageOf(sample))));

    [Then("all replies are the same bytes")]
    [Then("所有答复完全相同")]
    public void AreTheSame() => Assert.All(together, reply => Assert.Equal(together[0].Bytes, reply.Bytes));

    [When("the hospital sends sample {string} and {string} has reached the platform, but no answer")]
    [When("医院发送样例{string}，{string}已到平台但尚无应答")]
    public async Task SendsWithoutWaiting(string sample, string transaction)
    {
        earlier = sender.SendAsync(gateway.Url, MessageOf(sample));
        await Eventually.HoldsAsync($"call of {transaction}", () => platform.Received(transaction) > 0);
    }

    [Then("the earlier message has no answer yet")]
    [Then("先发的报文尚未得到答复")]
    public void IsUnanswered() => Assert.False(Earlier.IsCompleted);

    [Then("the earlier message gets its answer with {string} {string}")]
    [Then("先发的报文最终得到答复，其中{string}为{string}")]
    public async Task IsAnswered(string key, string value) => Assert.Equal(value, (await Earlier)[key]);

    private static HttpSender.Message MessageOf(string sample) => new(Keys.Hospital, Sample.Named(sample).Source, Sample.Named(sample).Bytes);
}
