using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Journal;

namespace Gateway.Console.Tests;

/// <summary>Knows one job and one message, both number 7, and remembers what it was told.</summary>
internal sealed class FakeJobDesk : IJobDesk, ICorrectionDesk
{
    /// <summary>Why somebody began the job.</summary>
    public string Reason { get; set; } = "why";

    private JobView Seven => new(7, "retry", "running", "{}", "1,2", 20, "op", Reason, default, default, 3, 2, 1, null);

    public List<string> Orders { get; } = [];

    public Task<JobAnswer> BeginAsync(JobOrder order, MessageFilter filter, CancellationToken cancellationToken)
    {
        Orders.Add($"{order.Action} {filter.State} {filter.IssueCode} {order.Canary} {order.Rate} {order.DryRun}");
        return Task.FromResult(new JobAnswer(order.Action != "park", "", "", Seven, []));
    }

    public Task<ImmutableArray<JobView>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<JobView>>([Seven]);

    public Task<JobDetailView?> ShowAsync(long jobId, long after, CancellationToken cancellationToken) =>
        Task.FromResult(jobId == 7 ? new JobDetailView(Seven, [new JobItemView(9, 9, "failed", "GW6002 2207 …", "", default)], null) : null);

    public Task<JobAnswer?> ChangeAsync(long jobId, string action, CancellationToken cancellationToken) => Task.FromResult(jobId == 7 ? new JobAnswer(action == "pause", "", "", Seven, []) : null);

    public Task<CorrectionAnswer> SkipAsync(long messageId, string actor, string reason, CancellationToken cancellationToken) => Corrected($"skip {messageId} {reason}", messageId);

    public Task<CorrectionAnswer> EditAsync(long messageId, ReadOnlyMemory<byte> bytes, string actor, string reason, CancellationToken cancellationToken) => Corrected($"edit {messageId} {bytes.Length} {reason}", messageId);

    private Task<CorrectionAnswer> Corrected(string order, long messageId)
    {
        Orders.Add(order);
        return Task.FromResult(new CorrectionAnswer(messageId == 7, "", "", null));
    }
}
