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

    /// <summary>Whether the open page offers an action.</summary>
    public static async Task<bool> OffersAsync(IPage page, string action) => await page.Locator($"form[action^='/do/{action}?']").CountAsync() > 0;

    /// <summary>Opens a page again and again until it offers an action.</summary>
    /// <exception cref="InvalidOperationException">It never did.</exception>
    public static async Task OfferAsync(IPage page, string path, string action)
    {
        for (int look = 0; look < 100; look++)
        {
            await page.GotoAsync(path);
            if (await OffersAsync(page, action))
            {
                return;
            }

            await page.WaitForTimeoutAsync(300);
        }

        throw new InvalidOperationException($"{path} did not offer {action} within half a minute: {await page.Locator("main").InnerTextAsync()}");
    }
}
