using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Gateway.Console.Api;

/// <summary>What came of each message of a job, for a spreadsheet; page by page, so that a job of any size streams.</summary>
internal static class JobCsv
{
    private const string Header = "﻿message,watched,result,fault,note,at\r\n"; // with a byte order mark: WPS and Excel read it as UTF-8

    public static async Task WriteAsync(HttpResponse response, IJobDesk desk, JobDetailView first, CancellationToken cancellationToken)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=job-{first.Job.Id}.csv");
        await response.WriteAsync(Header, cancellationToken);
        for (JobDetailView? page = first; page is not null; page = page.Next is { } next ? await desk.ShowAsync(first.Job.Id, next, cancellationToken) : null)
        {
            await response.WriteAsync(string.Concat(page.Items.Select(Line)), cancellationToken);
        }
    }

    private static string Line(JobItemView item) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.MessageId},{item.WatchedId},{item.Result},{Cell(item.Fault ?? "")},{Cell(item.Note)},{item.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm:ss}\r\n");

    // What a spreadsheet would take for a formula begins with an apostrophe.
    private static string Cell(string text) => $"\"{(text is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
