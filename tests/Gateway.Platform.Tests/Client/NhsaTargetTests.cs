using System.Net;
using System.Net.Sockets;
using System.Text;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.AspNetCore.Http;

namespace Gateway.Platform.Tests;

public sealed class NhsaTargetTests
{
    private const string Registered = """{"infcode":0,"err_msg":null,"output":{"data":{"mdtrt_id":"M1","psn_no":"P1","ipt_otp_no":"V1"}}}""";

    [Fact]
    public async Task A_request_goes_to_the_dialects_path_with_its_exact_bytes_and_signature()
    {
        await using StubServer server = await StubServer.AnsweringAsync(200, Registered);
        AttemptIntent intent = Targets.Intent("2201", "register");

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), intent, CancellationToken.None);

        Assert.Equal(AttemptOutcome.Accepted, answer.Outcome);
        (string path, IHeaderDictionary headers, byte[] body) = Assert.Single(server.Requests);
        Assert.Equal("/fsi/api/2201", path);
        Assert.Equal(intent.Bytes.ToArray(), body);
        string stamp = headers["x-tif-timestamp"].ToString(), nonce = headers["x-tif-nonce"].ToString();
        Assert.Equal("paas", headers["x-tif-paasid"]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(stamp + "s3cret" + nonce + stamp))), headers["x-tif-signature"]);
    }

    [Fact]
    public async Task Where_packets_vanish_no_connection_comes_about_and_nothing_has_left()
    {
        using var hole = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        hole.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        hole.Listen(0);
        Socket[] fillers = [.. Enumerable.Range(0, 8).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
        Array.ForEach(fillers, filler => _ = filler.ConnectAsync(hole.LocalEndPoint!, TestContext.Current.CancellationToken).AsTask()); // bound above; those beyond the queue never get through

        TargetAnswer answer = await Targets.Nhsa(new Uri($"http://127.0.0.1:{((IPEndPoint)hole.LocalEndPoint!).Port}")).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2201", "register"), CancellationToken.None);

        Assert.Equal((AttemptOutcome.NotSent, "Connection broken: no connection in time."), (answer.Outcome, answer.Detail));
        Array.ForEach(fillers, filler => filler.Dispose());
    }

    [Fact]
    public async Task A_handshake_that_never_ends_is_no_connection_and_nobody_was_asked_anything()
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start(); // takes the connection and says nothing

        TargetAnswer answer = await Targets.Nhsa(new Uri($"https://127.0.0.1:{((IPEndPoint)door.LocalEndpoint).Port}"), TimeSpan.FromSeconds(0.5)).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2201", "register"), CancellationToken.None);

        Assert.Equal((AttemptOutcome.NotSent, "Connection broken: no connection in time."), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task What_an_answer_gives_enters_every_page_of_the_key_book_that_remembers_it()
    {
        await using StubServer server = await StubServer.AnsweringAsync(200, Registered);

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2201", "register"), CancellationToken.None);

        Assert.Equal([new KeyBookRow("H99999900001", "visit", "V1", "mdtrt_id", "M1")], answer.Learned);
    }

    [Fact]
    public async Task What_is_undone_is_forgotten()
    {
        await using StubServer server = await StubServer.AnsweringAsync(200, """{"infcode":0,"output":null}""");
        var done = new Attempt(Targets.Intent("2201", "register") with { MsgId = "m1" }, AttemptOutcome.Accepted, "", Encoding.UTF8.GetBytes(Registered), Times.Start);

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, [done]), Targets.Intent("2202", "register", AttemptPurpose.Undo), CancellationToken.None);

        Assert.Equal([new KeyBookRow("H99999900001", "visit", "V1", "mdtrt_id", "")], answer.Learned);
    }

    [Fact]
    public async Task A_success_without_the_number_it_should_give_is_unknown()
    {
        await using StubServer server = await StubServer.AnsweringAsync(200, """{"infcode":0,"err_msg":"success","output":null}""");

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2201", "register"), CancellationToken.None);

        Assert.Equal(AttemptOutcome.Unknown, answer.Outcome);
        Assert.Contains("mdtrt_id", answer.Detail);
    }

    [Theory]
    [InlineData(-700, " Our clock is 7[0-9]{2} s ahead of theirs\\.")]
    [InlineData(1950, " Our clock is 19[0-9]{2} s behind theirs\\.")]
    [InlineData(20, "")]
    public async Task A_signature_that_is_not_taken_says_how_far_the_clocks_are_apart(int theirs, string words)
    {
        await using StubServer server = await StubServer.StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.Date = TimeProvider.System.GetUtcNow().AddSeconds(theirs).ToString("R");
            return Task.CompletedTask;
        });

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2201", "register"), CancellationToken.None);

        Assert.Equal((AttemptOutcome.NotSent, true), (answer.Outcome, answer.IsKeyRefused));
        Assert.Matches($"^GW6801 HTTP 401{words}$", answer.Detail);
    }

    [Fact]
    public async Task A_destination_that_limits_the_rate_is_left_alone_for_as_long_as_it_says()
    {
        await using StubServer server = await StubServer.AnsweringAsync(429, "", retryAfter: "7");

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), CancellationToken.None);

        Assert.Equal((AttemptOutcome.NotSent, true, TimeSpan.FromSeconds(7)), (answer.Outcome, answer.IsClosed, answer.RetryAfter));
    }

    [Fact]
    public async Task Nothing_was_sent_when_nobody_listens()
    {
        var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        int port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();

        TargetAnswer answer = await Targets.Nhsa(new Uri($"http://127.0.0.1:{port}")).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), CancellationToken.None);

        Assert.Equal(AttemptOutcome.NotSent, answer.Outcome);
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_request_leaves_the_outcome_unknown()
    {
        await using StubServer server = await StubServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), CancellationToken.None);

        Assert.Equal(AttemptOutcome.Unknown, answer.Outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_answer_in_time_and_a_stop_of_our_own_are_unknown_too()
    {
        await using StubServer server = await StubServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        TargetAnswer late = await Targets.Nhsa(server.Url, TimeSpan.FromMilliseconds(200)).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), CancellationToken.None);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        TargetAnswer stopped = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), stop.Token);

        Assert.Equal((AttemptOutcome.Unknown, "No answer in time."), (late.Outcome, late.Detail));
        Assert.Equal((AttemptOutcome.Unknown, "Stopped while waiting."), (stopped.Outcome, stopped.Detail));
        Assert.True(late.Timing.Wait >= TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task Maintenance_closes_the_destination_and_counts_as_not_sent()
    {
        await using StubServer server = await StubServer.AnsweringAsync(503, """{"code":"503","message":"系统维护中"}""", retryAfter: "60");

        TargetAnswer answer = await Targets.Nhsa(server.Url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), CancellationToken.None);

        Assert.Equal((AttemptOutcome.NotSent, true), (answer.Outcome, answer.IsClosed));
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_call_was_given_up_is_heard_and_says_what_it_would_have_meant()
    {
        var mayAnswer = new TaskCompletionSource();
        await using StubServer server = await StubServer.StartAsync(async context =>
        {
            await mayAnswer.Task;
            await context.Response.WriteAsync("""{"infcode":0,"output":{"setlinfo":{"setl_id":"S1"}}}""", context.RequestAborted);
        });

        TargetAnswer answer = await Targets.Nhsa(server.Url, TimeSpan.FromMilliseconds(200)).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("2207", "settle"), CancellationToken.None);
        mayAnswer.SetResult();
        TargetAnswer? late = await answer.Late!; // it was given up after bytes had left

        Assert.Equal(AttemptOutcome.Unknown, answer.Outcome);
        Assert.Equal(AttemptOutcome.Accepted, late!.Outcome); // the answer came
    }
}
