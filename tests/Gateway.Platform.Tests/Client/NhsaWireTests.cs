using System.Text;
using Microsoft.Extensions.Options;

namespace Gateway.Platform.Tests;

public sealed class NhsaWireTests
{
    private static readonly byte[] Envelope = Encoding.UTF8.GetBytes("""{"infno":"2207","cainfo":"","opter_name":"收费员甲","input":{"data":{}}}""");

    [Theory]
    [InlineData("220000", "CipherKey")]
    [InlineData("130000", "paths.csv")]
    public async Task Without_a_key_or_a_path_nothing_is_sent_and_the_cause_names_it(string area, string named)
    {
        await using StubServer server = await StubServer.AnsweringAsync(200, "{}");
        WireCall call = Call(server, Product.Knowledge.Dialects.Of(area)) with { Transaction = "5201" };

        var broken = Assert.IsType<HttpExchange.Broken>(await SendAsync(call));

        Assert.False(broken.HasLeft);
        Assert.Contains(named, broken.Cause);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_decrypted_may_have_been_done()
    {
        await using StubServer server = await StubServer.StartAsync(context => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
            context.Response, context.Request.Path == "/auth/oauth/token" ? """{"access_token":"t"}""" : """{"infcode":0,"output":"AAAAAAAAAAAAAAAAAAAAAA=="}""", context.RequestAborted));
        WireCall call = Call(server, Product.Knowledge.Dialects.Of("220000"));
        call.Endpoint.CipherKey = SampleKeys.Cipher;
        call.Endpoint.SigningKey = SampleKeys.Signing;

        Assert.True(Assert.IsType<HttpExchange.Broken>(await SendAsync(call)).HasLeft);
    }

    [Fact]
    public async Task A_token_that_is_turned_away_twice_is_not_tried_a_third_time()
    {
        await using StubServer server = await StubServer.StartAsync(context =>
        {
            bool isDesk = context.Request.Path == "/auth/oauth/token";
            context.Response.StatusCode = isDesk ? 200 : 401;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"access_token":"t"}""", context.RequestAborted);
        });

        var answered = Assert.IsType<HttpExchange.Answered>(await SendAsync(Call(server, new Dialect { Area = "220000", Transport = "oauth2", Path = "/x" })));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answered.Status);
        Assert.Equal(["/auth/oauth/token", "/x", "/auth/oauth/token", "/x"], server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_platform_of_gb18030_is_sent_and_read_in_it()
    {
        await using StubServer server = await StubServer.StartAsync(async context => await context.Response.Body.WriteAsync(DialectText.ToGb18030("""{"infcode":-1,"err_msg":"账户已冻结"}"""u8), context.RequestAborted));

        var answered = Assert.IsType<HttpExchange.Answered>(await SendAsync(Call(server, new Dialect { Area = "330000", Transport = "plain", Path = "/x", Encoding = TextEncoding.Gb18030 })));

        Assert.Contains("账户已冻结", Encoding.UTF8.GetString(answered.Body.Span));
        Assert.Equal(DialectText.ToGb18030(Envelope), Assert.Single(server.Requests).Body);
    }

    private static WireCall Call(StubServer server, Dialect dialect) =>
        new(dialect, server.Url, new NhsaEndpoint { Url = server.Url, Account = "client", Token = "s3cret" }, "H99999900001", "2207", Envelope, TimeSpan.FromSeconds(10));

    private static Task<HttpExchange> SendAsync(WireCall call) =>
        new NhsaWire(new PlatformHttp(Options.Create(new PlatformOptions()), TimeProvider.System), TimeProvider.System).SendAsync(call, CancellationToken.None);
}
