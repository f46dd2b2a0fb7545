using System.Text;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>What institutions send over HTTP.</summary>
[Binding]
public sealed class HttpSteps(HttpSender sender, GatewayUnderTest gateway, Keys keys)
{
    [When("the hospital sends sample {string} over HTTP")]
    [When("医院通过HTTP发送样例{string}")]
    public Task HospitalSends(string sample) => SendAsync(Keys.Hospital, Sample.Named(sample));

    [When("the pharmacy sends sample {string} over HTTP")]
    [When("药店通过HTTP发送样例{string}")]
    public Task PharmacySends(string sample) => SendAsync(Keys.Pharmacy, Sample.Named(sample));

    [Given("the hospital has settled sample {string}")]
    [Given("医院已用样例{string}完成结算")]
    public async Task HospitalHasSettled(string sample)
    {
        Reply reply = await SendAsync(Keys.Hospital, Sample.Named(sample));
        Assert.True(reply.Status == 200, reply.Text);
    }

    [When("institution {string} sends sample {string} to {string} over HTTP")]
    [When("机构{string}通过HTTP发送样例{string}到来源{string}")]
    public Task InstitutionSends(string institution, string sample, string source) =>
        sender.SendAsync(gateway.Url, new(institution, source, Sample.Named(sample).Bytes));

    [When("institution {string} sends sample {string} over HTTP")]
    [When("机构{string}通过HTTP发送样例{string}")]
    public Task InstitutionSendsOwn(string institution, string sample) => InstitutionSends(institution, sample, Sample.Named(sample).Source);

    [When("institution {string} sends an empty message to {string} over HTTP")]
    [When("机构{string}通过HTTP向{string}发送空报文")]
    public Task InstitutionSendsNothing(string institution, string source) => sender.SendAsync(gateway.Url, new(institution, source, []));

    [When("institution {string} sends {int} bytes to {string} over HTTP")]
    [When("机构{string}通过HTTP发送 {int} 字节到来源{string}")]
    public Task InstitutionSendsBytes(string institution, int bytes, string source) =>
        sender.SendAsync(gateway.Url, new(institution, source, Encoding.ASCII.GetBytes(new string('x', bytes))));

    [When("a caller without a key sends sample {string}")]
    [When("调用方不带密钥发送样例{string}")]
    public Task StrangerSends(string sample) => sender.SendAsync(gateway.Url, MessageOf(Keys.Hospital, Sample.Named(sample)), key: null);

    [When("a caller with the pharmacy's key sends the hospital's sample {string}")]
    [When("调用方用药店的密钥以医院名义发送样例{string}")]
    public Task ImpostorSends(string sample) => sender.SendAsync(gateway.Url, MessageOf(Keys.Hospital, Sample.Named(sample)), keys[Keys.Pharmacy]);

    [When("the hospital sends sample {string} with {string} changed to {string}")]
    [When("医院把样例{string}中的{string}改为{string}后通过HTTP发送")]
    public Task SendsChanged(string sample, string old, string fresh) =>
        sender.SendAsync(gateway.Url, new(Keys.Hospital, Sample.Named(sample).Source, Sample.Named(sample).With(old, fresh)));

    [When("the same bytes are sent again")]
    [When("再次发送同样的字节")]
    public Task SendsAgain() => sender.SendAsync(gateway.Url, sender.Sent);

    [When("the same bytes are sent again until the answer is final")]
    [When("重复发送同样的字节直到得到最终答复")]
    public Task SendsUntilFinal() => sender.AskUntilFinalAsync(gateway.Url);

    private Task<Reply> SendAsync(string institution, Sample sample) => sender.SendAsync(gateway.Url, MessageOf(institution, sample));

    private static HttpSender.Message MessageOf(string institution, Sample sample) => new(institution, sample.Source, sample.Bytes);
}
