using System.Collections.Immutable;
using System.Globalization;
using Gateway.Console.Api;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Host.Jobs;

/// <summary>Jobs over many messages, for operators.</summary>
internal sealed class JobDesk(BulkEngine engine, IJournal journal) : IJobDesk
{
    private const int Most = 200;
    private readonly IJobBook book = (IJobBook)journal;

    public async Task<JobAnswer> BeginAsync(JobOrder order, MessageFilter filter, CancellationToken cancellationToken)
    {
        var bulk = new BulkOrder(order.Action, filter, Canary(order.Canary), order.Rate ?? BulkOrder.UsualRate, order.Actor, order.Reason);
        if (bulk.Fault is { } fault)
        {
            return new JobAnswer(false, fault.Chinese, fault.English, null, []);
        }

        if (order.DryRun)
        {
            ImmutableArray<BulkCount> counts = await engine.PreviewAsync(bulk, cancellationToken);
            long messages = counts.Sum(count => count.Messages);
            return new JobAnswer(true, $"将处理{messages}条报文，尚未执行。", $"It would act on {messages} messages; nothing was done.", null, [.. counts.Select(count => new JobCountView(Word(count.State), count.IssueCode, count.Fault, count.Messages))]);
        }

        BulkJob job = await engine.BeginAsync(bulk, cancellationToken);
        return new JobAnswer(true, $"批量任务{job.Id}已开始。", $"Job {job.Id} has begun.", Of(job), []);
    }

    public async Task<ImmutableArray<JobView>> ListAsync(CancellationToken cancellationToken) => [.. (await book.ListJobsAsync(Most, cancellationToken)).Select(Of)];

    public async Task<JobDetailView?> ShowAsync(long jobId, long after, CancellationToken cancellationToken)
    {
        if (await book.FindJobAsync(jobId, cancellationToken) is not { } job)
        {
            return null;
        }

        ImmutableArray<BulkItem> items = await book.ListItemsAsync(jobId, null, after, Most, cancellationToken);
        return new JobDetailView(Of(job), [.. items.Select(Of)], items.Length < Most ? null : items[^1].MessageId);
    }

    public async Task<JobAnswer?> ChangeAsync(long jobId, string action, CancellationToken cancellationToken)
    {
        BulkState to = action switch { "pause" => BulkState.Paused, "resume" => BulkState.Running, _ => BulkState.Cancelled };
        return await engine.ChangeAsync(jobId, to, cancellationToken) is { } job
            ? new JobAnswer(job.State == to, $"批量任务{jobId}现在的状态为{Word(job.State)}。", $"Job {jobId} is {Word(job.State)}.", Of(job), [])
            : null;
    }

    /// <summary>Sizes as a person writes them, e.g. <c>1,2,5,10</c>; what is no number counts as 0, which the order refuses.</summary>
    private static ImmutableArray<int> Canary(string? sizes) => string.IsNullOrWhiteSpace(sizes)
        ? BulkOrder.UsualCanary
        : [.. sizes.Split(',').Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];

    private static JobView Of(BulkJob job) => new(
        job.Id, job.Action, Word(job.State), job.Filter, job.Canary, job.Rate, job.Actor, job.Reason, job.StartedAt, job.ChangedAt, job.Begun, job.Done, job.Failed, job.StopReason)
    {
        Percent = job.State == BulkState.Finished || job.UpTo == 0 ? 100 : (int)(100 * job.Cursor / job.UpTo),
    };

    private static JobItemView Of(BulkItem item) => new(item.MessageId, item.WatchedId, item.Result == BulkResult.LeftAlone ? "left-alone" : Word(item.Result), item.Signature, item.Note, item.At);

    private static string Word<T>(T state)
        where T : struct, Enum => state.ToString().ToLowerInvariant();
}
