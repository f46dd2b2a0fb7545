using System.Net.Sockets;
using System.Text;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.PlatformSimulator.Tests.Faults;

public sealed class FaultTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public FaultTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Theory]
    [InlineData(FaultKind.Reset, 0)]
    [InlineData(FaultKind.ActThenDrop, 1)]
    public async Task A_reset_reaches_the_socket_and_only_the_acting_kind_acts(FaultKind kind, int visits)
    {
        Play(kind);

        SocketException reset = await RawAsync(Body());

        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
        Assert.Equal(visits, twin.Snapshot().Visits);
    }

    [Theory]
    [InlineData(FaultKind.Reset, 0)]
    [InlineData(FaultKind.ActThenDrop, 1)]
    [InlineData(FaultKind.ActThenCut, 1)]
    public async Task A_client_sees_a_reset_as_a_failed_request_and_the_next_call_goes_through(FaultKind kind, int visits)
    {
        Play(kind);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PostAsync("2201", Body()));
        Assert.Equal(visits, twin.Snapshot().Visits);
        Assert.True((await client.SendAsync("2201", Desk.Registration("MZ2"))).Accepted);
    }

    [Theory]
    [InlineData(FaultKind.Stall, 0)]
    [InlineData(FaultKind.ActThenStall, 1)]
    public async Task A_stalled_call_is_never_answered_and_lets_go_when_the_caller_leaves(FaultKind kind, int visits)
    {
        Play(kind);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PostAsync("2201", Body(), Patience));
        Assert.Equal(visits, twin.Snapshot().Visits);
        Assert.True((await client.SendAsync("2201", Desk.Registration("MZ2"))).Accepted);
    }

    [Fact]
    public async Task A_twin_that_stops_lets_stalled_callers_go()
    {
        Play(FaultKind.Stall);
        Task<TwinReply> waiting = client.PostAsync("2201", Body());
        while (twin.Calls().Count == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        twin.Stop();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => waiting);
    }

    [Theory]
    [InlineData(FaultKind.ServerError, 0)]
    [InlineData(FaultKind.ActThenServerError, 1)]
    public async Task A_server_error_carries_the_rules_status(FaultKind kind, int visits)
    {
        twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = kind, Times = 1, Status = 502 }] });

        TwinReply reply = await client.PostAsync("2201", Body());

        Assert.Equal((502, "999"), (reply.Status, (string)reply.Json["code"]!));
        Assert.Equal(visits, twin.Snapshot().Visits);
    }

    [Theory]
    [InlineData(FaultKind.Empty, 0)]
    [InlineData(FaultKind.ActThenEmpty, 1)]
    public async Task An_empty_answer_is_a_200_without_a_byte(FaultKind kind, int visits)
    {
        Play(kind);

        Assert.Equal(new TwinReply(200, ""), await client.PostAsync("2201", Body()));
        Assert.Equal(visits, twin.Snapshot().Visits);
    }

    [Theory]
    [InlineData(FaultKind.Html, 0)]
    [InlineData(FaultKind.ActThenHtml, 1)]
    public async Task A_web_page_may_come_instead_of_an_answer(FaultKind kind, int visits)
    {
        Play(kind);

        TwinReply reply = await client.PostAsync("2201", Body());

        Assert.Equal(200, reply.Status);
        Assert.StartsWith("<html>", reply.Body, StringComparison.Ordinal);
        Assert.Equal(visits, twin.Snapshot().Visits);
    }

    [Fact]
    public async Task A_refusal_carries_the_rules_text_and_nothing_is_done()
    {
        twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Refuse, Infno = "2201", ErrMsg = "人证不一致" }] });

        TwinReply reply = await client.PostAsync("2201", Body());

        Assert.Equal(("-1", "人证不一致"), (reply.Infcode, reply.ErrMsg));
        Assert.Null(reply.Json["output"]);
        Assert.Equal(0, twin.Snapshot().Visits);
    }

    [Fact]
    public async Task A_false_success_says_zero_and_hides_an_error()
    {
        Play(FaultKind.FalseSuccess);

        TwinReply reply = await client.PostAsync("2201", Body());

        Assert.True(reply.Accepted && reply.Json["output"] is null);
        Assert.StartsWith("FSI-", reply.ErrMsg, StringComparison.Ordinal);
        Assert.Equal(0, twin.Snapshot().Visits);
    }

    [Fact]
    public async Task A_framework_error_has_no_envelope()
    {
        Play(FaultKind.FrameworkError);

        TwinReply reply = await client.PostAsync("2201", Body());

        Assert.Equal("error", (string)reply.Json["type"]!);
        Assert.Null(reply.Json["inf_refmsgid"]);
        Assert.Equal(0, twin.Snapshot().Visits);
    }

    [Fact]
    public async Task An_answer_may_come_twice()
    {
        Play(FaultKind.Twice);

        TwinReply reply = await client.PostAsync("2201", Body());

        Assert.Equal(reply.Body[..(reply.Body.Length / 2)], reply.Body[(reply.Body.Length / 2)..]);
        Assert.Equal(1, twin.Snapshot().Visits);
    }

    [Fact]
    public async Task A_late_call_acts_although_its_caller_has_left()
    {
        twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Late, Times = 1, Delay = TimeSpan.FromMilliseconds(1500) }] });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PostAsync("2201", Body(), TimeSpan.FromMilliseconds(700))); // long enough to arrive on a busy machine
        int atOnce = twin.Snapshot().Visits;
        for (int wait = 0; wait < 500 && twin.Snapshot().Visits == 0; wait++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal((0, 1), (atOnce, twin.Snapshot().Visits));
    }

    [Fact]
    public async Task A_slow_answer_is_for_something_done_at_once()
    {
        twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.ActThenLate, Times = 1, Delay = TimeSpan.FromMilliseconds(900) }] });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PostAsync("2201", Body(), Patience));

        Assert.Equal(1, twin.Snapshot().Visits);
    }

    [Fact]
    public async Task Closed_for_maintenance_is_a_503_with_Retry_After_until_opened()
    {
        twin.Close();
        using HttpResponseMessage closed = await client.Http.PostAsync("/fsi/api/2201", new StringContent(Body()), TestContext.Current.CancellationToken);
        string text = await closed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        twin.Open();

        Assert.Equal(503, (int)closed.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), closed.Headers.RetryAfter!.Delta);
        Assert.Contains("系统维护", text, StringComparison.Ordinal);
        Assert.True((await client.PostAsync("2201", Body())).Accepted);
    }

    private void Play(FaultKind kind) => twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = kind, Times = 1 }] });

    private string Body() => client.Envelope("2201", Desk.Registration("MZ1")).ToJsonString();

    /// <summary>Posts over a bare socket and gives the exception that reading ends with.</summary>
    private async Task<SocketException> RawAsync(string body)
    {
        var address = new Uri(twin.Url);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /fsi/api/2201 HTTP/1.1\r\nHost: twin\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n"), TestContext.Current.CancellationToken);
        await socket.SendAsync(bytes, TestContext.Current.CancellationToken);
        return await Assert.ThrowsAsync<SocketException>(() => socket.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken).AsTask());
    }
}
