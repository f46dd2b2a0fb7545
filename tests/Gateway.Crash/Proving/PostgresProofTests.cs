using Gateway.Benchmarks.Processes;
using Gateway.Host.Proving;
using Gateway.Proof;
using Gateway.Proof.Counts;
using Gateway.Proof.Postgres;
using Gateway.Proof.Processes;

namespace Gateway.Crash.Proving;

/// <summary>The short form of <c>gateway prove --engine postgresql</c>: a server of its own, killed under traffic, and a gateway that dies beside it.</summary>
public sealed class PostgresProofTests : IAsyncLifetime
{
    private PostgresServer server = null!; // begun before every test

    public async ValueTask InitializeAsync() => server = await PostgresServer.BeginAsync(TimeProvider.System, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("server", "killed")]
    [InlineData("server", "connection cut")]
    [InlineData("server", "away at the start")]
    [InlineData("crash", "AfterPrepared")]
    public async Task Nothing_is_lost_doubled_or_reordered(string kind, string point)
    {
        var executable = GatewayExecutable.Of(BuiltGateway.Assembly);
        var options = new ProofOptions(TimeSpan.Zero, 20260105, Directory.CreateTempSubdirectory("gateway-proof-").FullName, executable, BuiltGateway.Mappings, executable.Plugins)
        {
            Only = kind,
            Point = new ProofPoint(point, 1),
            Server = server,
        };

        ProofReport report = await new Prover(options, ProofKinds.Of(options), TimeProvider.System).RunAsync(TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);

        Assert.True(report.Holds, report.ToString());
        Assert.True(report.Rows.Single().Struck > 0, "It did not come about: nothing was proven.");
        Assert.True(report.Counts.Ok > 0, "Nothing was acknowledged: nothing was proven.");
    }

    [Fact]
    public async Task A_server_that_was_killed_comes_back_and_sessions_are_ended()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        server.Make("proof_cut");
        await using (Npgsql.NpgsqlConnection session = new(server.Connection("proof_cut")))
        {
            await session.OpenAsync(token);
            Assert.Equal(1, server.Cut("proof_cut"));
            Assert.Equal(0, server.Cut("proof_other"));
        }

        Assert.True(await server.KillAsync(token));
        Assert.False(await server.KillAsync(token));
        await server.StartAsync(token);

        await using Npgsql.NpgsqlConnection again = new(server.Connection("proof_cut"));
        await again.OpenAsync(token);
    }
}
