using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>What a person at the console waits for, measured on the running demo and written down; whether it is good enough is for people to say, a busy machine fails no test.</summary>
internal sealed class Figures(Demo demo, IPage page)
{
    private const int Rounds = 60;
    private readonly List<string> lines = [];

    /// <summary>One line per figure.</summary>
    public async Task<string> MeasureAsync(CancellationToken cancellationToken)
    {
        await FirstPageAsync();
        foreach (string list in (string[])["/api/messages?limit=50", "/messages", "/messages?q=visit:MZ20200103000101", "/incidents"])
        {
            await ListAsync(list);
        }

        await FailureAsync(cancellationToken);
        return string.Join('\n', lines);
    }

    private void Add(FormattableString line) => lines.Add(line.ToString(CultureInfo.InvariantCulture));

    private async Task FirstPageAsync()
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        var responses = new List<IResponse>();
        void Note(object? sender, IResponse response) => responses.Add(response);
        page.Response += Note;
        await page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        double ready = await page.EvaluateAsync<double>("() => performance.getEntriesByType('navigation')[0].loadEventEnd");
        page.Response -= Note;
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = false });
        long bytes = 0;
        foreach (IResponse response in responses.Where(response => response.Status == 200))
        {
            bytes += (await response.BodyAsync()).Length;
        }

        Add($"first page, nothing cached: {ready:0} ms, {bytes / 1024.0:0.0} KB (held: 1 s, 1 MB)");
    }

    private async Task ListAsync(string path)
    {
        var times = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            long began = Stopwatch.GetTimestamp();
            await page.Context.APIRequest.GetAsync(new Uri(demo.Gateway, path).ToString());
            times[round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        Add($"{path}: p50 {times[Rounds / 2]:0} ms, p95 {times[Rounds * 95 / 100]:0} ms (held: 300 ms)");
    }

    /// <summary>From the moment in which the hospital hears that its bill was refused until an open list shows it, without anybody touching the page.</summary>
    private async Task FailureAsync(CancellationToken cancellationToken)
    {
        using var hospital = new Hospital(demo);
        await hospital.GoWrongAsync([.. Troubles.NoWord, new { infno = "2207", kind = "refuse", errMsg = "医保目录未对照", times = 1 }], cancellationToken);
        await page.GotoAsync("/messages?q=state:refused");
        string newest = await page.Locator("tbody a").First.InnerTextAsync();
        await hospital.SettleAsync(cancellationToken);
        long began = Stopwatch.GetTimestamp();
        await page.WaitForFunctionAsync("newest => document.querySelector('tbody a').innerText !== newest", newest);
        Add($"failure to visible in an open list: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms (held: 2 s)");
    }
}
