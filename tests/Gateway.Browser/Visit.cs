using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>Somebody who opens the console.</summary>
internal static class Visit
{
    private const float Patience = 90_000; // milliseconds: the machine may be busy

    /// <summary>A window of its own: another person's session.</summary>
    public static async Task<IPage> OpenAsync(IBrowser browser, Demo demo, Sightings sightings)
    {
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, BaseURL = demo.Gateway.ToString() });
        page.SetDefaultTimeout(Patience);
        page.SetDefaultNavigationTimeout(Patience);
        sightings.Watch(page, demo.Setup.Authority);
        return page;
    }

    /// <summary>Chooses a password by a set-up link, and a login where the link is the first administrator's.</summary>
    public static async Task EnterAsync(IPage page, string link, string login)
    {
        await page.GotoAsync(link);
        ILocator name = page.Locator("input[name=login]:not([type=hidden])");
        if (await name.CountAsync() > 0)
        {
            await name.FillAsync(login);
        }

        await page.Locator("input[name=password]").FillAsync("goes over every page");
        await page.Locator("button").ClickAsync();
        await page.WaitForURLAsync(new Regex("/$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }
}
