using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Console.Api;

namespace Gateway.Console.Tests;

/// <summary>Knows run 7 and takes orders until it is told that another run is under way.</summary>
internal sealed class FakeReconcileDesk : IReconcileDesk
{
    public ReconcileRequest? Ordered { get; private set; }

    public Refusal? Fault { get; set; }

    public Task<ReconcileAnswer> RunAsync(ReconcileRequest request, CancellationToken cancellationToken)
    {
        Ordered = request;
        return Task.FromResult(Fault is { } fault ? new ReconcileAnswer(null, fault) : new ReconcileAnswer(new JsonObject { ["run"] = 7 }, null));
    }

    public Task<JsonObject?> ShowAsync(long run, CancellationToken cancellationToken) => Task.FromResult(run == 7 ? new JsonObject { ["run"] = 7 } : null);

    public Task<ImmutableArray<ReconcileRunView>> ListAsync(string? institution, DateOnly? day, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ReconcileRunView>>([new ReconcileRunView(7, institution ?? "", $"{day:yyyy-MM-dd}", "ended", DateTimeOffset.UnixEpoch)]);

    public Task<ReconcileFile> ReportAsync(string institution, DateOnly month, string format, CancellationToken cancellationToken) =>
        Task.FromResult(new ReconcileFile($"{institution}-{month:yyyy-MM}.{format}", "text/csv", Encoding.UTF8.GetBytes("kind")));
}
