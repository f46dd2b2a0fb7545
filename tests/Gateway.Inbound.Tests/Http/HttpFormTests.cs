using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Gateway.Inbound.Tests.Http;

public sealed class HttpFormTests
{
    private const string Path = $"/in/{InboundHost.Institution}/fujian-ini";

    [Fact]
    public async Task An_uploaded_file_is_the_message()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("2301"), "infno" }, { new ByteArrayContent([0xB2, 0xE2]), "data", "a.txt" } };

        HttpResponseMessage response = await PostAsync(host, form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([0xB2, 0xE2], Assert.Single(host.Receiver.Received).Bytes.ToArray());
    }

    [Fact]
    public async Task A_part_can_be_chosen_by_its_name()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("one"), "first" }, { new StringContent("two"), "second" } };

        await PostAsync(host, form, "?part=second");

        Assert.Equal("two", Encoding.UTF8.GetString(Assert.Single(host.Receiver.Received).Bytes.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?part=third")]
    public async Task A_form_in_which_no_part_can_be_meant_is_kept_and_refused(string query)
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("one"), "first" }, { new StringContent("two"), "second" } };

        HttpResponseMessage response = await PostAsync(host, form, query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("GW1002", Assert.Single(host.Receiver.Refused).Issue.Code.Id);
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_kept_and_refused()
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using var broken = new StringContent("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        await PostAsync(host, broken);

        Assert.Single(host.Receiver.Refused);
        Assert.Empty(host.Receiver.Received);
    }

    [Theory]
    [InlineData("text/xml; charset=gb2312", "text/xml; charset=gb2312")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/octet-stream", "application/octet-stream")]
    [InlineData("image/png", "application/octet-stream")]
    [InlineData("nonsense", "application/octet-stream")]
    public async Task A_reply_has_the_callers_media_type_where_it_is_a_text(string sent, string answered)
    {
        await using InboundHost host = await InboundHost.StartAsync();
        using var body = new ByteArrayContent("<a/>"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", sent);

        HttpResponseMessage response = await PostAsync(host, body);

        Assert.Equal(answered, response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_refusal_inside_an_envelope_is_no_fault_of_the_line(bool isSoap, bool isListed)
    {
        await using InboundHost host = await InboundHost.StartAsync(isListed ? [("Http:AlwaysOk:0", "fujian-ini")] : []);
        host.Receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Reply("no"u8.ToArray(), InboundReplyKind.Refused));
        using var body = new StringContent("<a/>", Encoding.UTF8, "text/xml");
        if (isSoap)
        {
            body.Headers.Add("SOAPAction", "\"\"");
        }

        HttpResponseMessage response = await PostAsync(host, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(InboundHost host, HttpContent content, string query = "")
    {
        using HttpClient client = host.Http();
        var request = new HttpRequestMessage(HttpMethod.Post, Path + query) { Content = content };
        request.Headers.Add("X-Gateway-Key", InboundHost.Key);
        if (content.Headers.Contains("SOAPAction"))
        {
            content.Headers.Remove("SOAPAction");
            request.Headers.TryAddWithoutValidation("SOAPAction", "\"\"");
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
