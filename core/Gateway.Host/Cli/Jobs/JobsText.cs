using System.Collections.Immutable;
using System.Globalization;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Jobs;

/// <summary>Jobs as a person reads them.</summary>
internal static class JobsText
{
    public static void Print(ImmutableArray<JobView> jobs) => System.Console.Write(string.Concat(jobs.Select(job => Line(job) + "\n")));

    public static void Print(JobDetailView detail) => System.Console.Write(Of(detail));

    public static void Print(JobAnswer answer) => System.Console.Write(Of(answer));

    internal static string Of(JobDetailView detail)
    {
        List<string> lines = [Line(detail.Job), $"  {detail.Job.Filter}", $"  {detail.Job.Actor}: {detail.Job.Reason}"];
        if (detail.Job.StopReason is { } stopped)
        {
            lines.Add($"  已自动停止 stopped by itself: {stopped}");
        }

        lines.AddRange(detail.Items.Select(item => $"  #{item.MessageId}{(item.WatchedId == item.MessageId ? "" : $" → #{item.WatchedId}")} {item.Result}  {item.Fault ?? item.Note}".TrimEnd()));
        if (detail.Next is { } next)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  更多 more: --after {next}"));
        }

        return string.Join('\n', lines) + "\n";
    }

    internal static string Of(JobAnswer answer)
    {
        List<string> lines = answer.Chinese == answer.English ? [answer.English] : [answer.Chinese, answer.English];
        lines.AddRange(answer.Counts.Select(count => $"  {count.Messages} {count.State} {count.Fault ?? count.IssueCode}".TrimEnd()));
        return string.Join('\n', lines) + "\n";
    }

    private static string Line(JobView job) => string.Create(CultureInfo.InvariantCulture, $"#{job.Id} {job.Action} {job.State}  {job.Begun} begun, {job.Done} done, {job.Failed} failed  {job.ChangedAt:yyyy-MM-dd HH:mm:ss}");
}
