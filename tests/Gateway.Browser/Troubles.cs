using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>Makes one of each thing that an operator looks after, on the running demo, and names its page.</summary>
internal sealed class Troubles(Demo demo, IPage page)
{
    private const int Alike = 12;

    /// <summary>Whoever asks the platform what became of a bill hears nothing: what is unknown stays unknown.</summary>
    public static readonly object[] NoWord = [new { infno = "5203", kind = "reset" }, new { infno = "5201", kind = "reset" }];

    /// <summary>Pages of one of many bills that were refused alike, an accepted one, a parked one, one whose outcome nobody knows, a visit, an incident, a comparison and a job.</summary>
    public async Task<string[]> MakeAsync(CancellationToken cancellationToken)
    {
        using var hospital = new Hospital(demo);
        await hospital.GoWrongAsync([], cancellationToken);
        string well = await hospital.SettleAsync(cancellationToken);
        await hospital.GoWrongAsync([new { infno = "2207", kind = "refuse", errMsg = "医保目录未对照" }], cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Alike).Select(_ => hospital.SettleAsync(cancellationToken)));
        string alike = await WaitForRowAsync("/messages?q=state:refused event:outpatient.settle source:fujian-ini since:10m", cancellationToken);
        await hospital.GoWrongAsync([new { infno = "2207", kind = "act-then-drop" }, .. NoWord], cancellationToken);
        Task<string> lost = hospital.SettleAsync(cancellationToken);
        string unknown = await WaitForRowAsync("/unknowns", cancellationToken);
        await hospital.GoWrongAsync(NoWord, cancellationToken);
        await lost;
        return
        [
            alike, await FirstAsync($"/messages?q=visit:{well}"), await FirstAsync("/messages?q=state:parked"), $"/messages/{unknown.Split('/')[^1]}", unknown,
            $"/visits?institution=H99999900001&visit={well}", await FirstAsync("/incidents"), "/mappings/compare?a=fujian-ini@1.0&b=guiyang-xml@1.0", "/jobs/new?q=state:refused event:outpatient.settle source:fujian-ini&action=resend",
            await JobAsync(), "/keys", "/keyboard",
        ];
    }

    /// <summary>A job that takes its time: one message a second.</summary>
    private async Task<string> JobAsync()
    {
        await page.GotoAsync("/jobs/new?q=state:refused event:outpatient.settle source:fujian-ini&action=resend");
        await page.Locator("input[name=canary]").FillAsync("1");
        await page.Locator("input[name=rate]").FillAsync("1");
        await page.Locator("form[action^='/do/jobs.start'] input[name=reason]").FillAsync("the catalogue is mapped");
        await page.Locator("form[action^='/do/jobs.start'] button").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        return await FirstAsync("/jobs");
    }

    private async Task<string> WaitForRowAsync(string path, CancellationToken cancellationToken)
    {
        for (int look = 0; look < 100; look++)
        {
            await page.GotoAsync(path);
            if (await page.Locator("tbody a").CountAsync() > 0)
            {
                return await page.Locator("tbody a").First.GetAttributeAsync("href") ?? "";
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }

        throw new InvalidOperationException($"Nothing came to {path} within 20 seconds.");
    }

    private async Task<string> FirstAsync(string list)
    {
        await page.GotoAsync(list);
        return await page.Locator("tbody a").First.GetAttributeAsync("href") ?? "";
    }
}
