using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Platform.Tests;

public sealed class AccessTokensTests
{
    private static readonly NhsaEndpoint Client = new() { Account = "client", Token = "s3cret" };

    [Fact]
    public async Task Many_who_need_a_token_at_once_fetch_one()
    {
        await using StubServer server = await GivingAsync(seconds: 3600);
        AccessTokens tokens = Tokens(new FakeTimeProvider());

        AccessToken[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync(tokens, server)));

        Assert.All(all, token => Assert.Equal("t1", token.Text));
        (string path, IHeaderDictionary headers, byte[] body) = Assert.Single(server.Requests);
        Assert.Equal(("/token", "Basic " + Convert.ToBase64String("client:s3cret"u8), "grant_type=client_credentials"), (path, headers.Authorization.ToString(), Encoding.UTF8.GetString(body)));
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_expires()
    {
        await using StubServer server = await GivingAsync(seconds: 600);
        var time = new FakeTimeProvider();
        AccessTokens tokens = Tokens(time);
        await GetAsync(tokens, server);

        time.Advance(TimeSpan.FromSeconds(569));
        Assert.Equal("t1", (await GetAsync(tokens, server)).Text);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("t2", (await GetAsync(tokens, server)).Text);
    }

    [Fact]
    public async Task A_token_that_was_turned_away_is_replaced_once_however_many_say_so()
    {
        await using StubServer server = await GivingAsync(seconds: 3600);
        AccessTokens tokens = Tokens(new FakeTimeProvider());
        string old = (await GetAsync(tokens, server)).Text!; // the server gives one

        AccessToken[] renewed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => GetAsync(tokens, server, old)));

        Assert.All(renewed, token => Assert.Equal("t2", token.Text));
    }

    [Theory]
    [InlineData(401, "{}", "HTTP 401")]
    [InlineData(200, "{}", "the answer has none")]
    [InlineData(200, "<html>", "the answer has none")]
    public async Task Without_a_token_the_reason_is_told_and_it_is_tried_again(int status, string answer, string reason)
    {
        await using StubServer server = await StubServer.AnsweringAsync(status, answer);
        AccessTokens tokens = Tokens(new FakeTimeProvider());

        AccessToken none = await GetAsync(tokens, server);
        await GetAsync(tokens, server);

        Assert.Null(none.Text);
        Assert.Contains(reason, none.Fault);
        Assert.Equal(2, server.Requests.Count);
    }

    private static async Task<StubServer> GivingAsync(int seconds)
    {
        int given = 0;
        return await StubServer.StartAsync(context => context.Response.WriteAsync($$"""{"access_token":"t{{Interlocked.Increment(ref given)}}","expires_in":{{seconds}}}""", context.RequestAborted));
    }

    private static AccessTokens Tokens(TimeProvider time) => new(new PlatformHttp(Options.Create(new PlatformOptions()), TimeProvider.System), time);

    private static Task<AccessToken> GetAsync(AccessTokens tokens, StubServer server, string? turnedAway = null) =>
        tokens.GetAsync(new Uri(server.Url, "/token"), Client, turnedAway, TimeSpan.FromSeconds(10), CancellationToken.None);
}
