using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>A person with a browser, on the demo's real traffic.</summary>
public sealed partial class WalkTests
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string Pictures = Path.Combine(Demo.Root(), "TestResults", "browser");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_opens_in_both_languages_and_themes_without_a_complaint_and_without_leaving_the_machine()
    {
        Assert.SkipUnless(File.Exists(Chromium), "There is no Chromium: tests/browser install brings it.");
        using Demo demo = await Demo.StartAsync(Token);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, BaseURL = demo.Setup.GetLeftPart(UriPartial.Authority) });
        var sightings = new Sightings();
        sightings.Watch(page, demo.Setup.Authority);
        await EnterAsync(page, demo);

        string[] paths = [.. await page.Locator("header nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"), await FirstMessageAsync(page)];
        Assert.True(paths.Length >= 12, string.Join(' ', paths));
        foreach ((string language, string theme) in ((string, string)[])[("zh", "light"), ("en", "dark")])
        {
            await page.GotoAsync($"/switch?language={language}&theme={theme}");
            foreach (string path in paths)
            {
                await page.GotoAsync(path);
                await sightings.LookAsync(page);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{Name(path)}.{language}.{theme}.png"), FullPage = false });
            }
        }

        await KeysAsync(page);
        Assert.Equal("", string.Join('\n', sightings.Found.Distinct()));
    }

    private static async Task EnterAsync(IPage page, Demo demo)
    {
        await page.GotoAsync(demo.Setup.ToString());
        await page.Locator("input[name=login]").FillAsync("walker");
        await page.Locator("input[name=password]").FillAsync("walks over every page");
        await page.Locator("button").ClickAsync();
        await page.WaitForURLAsync(new Regex("/$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static async Task<string> FirstMessageAsync(IPage page)
    {
        await page.GotoAsync("/messages?q=state:refused");
        return await page.Locator("tbody a").First.GetAttributeAsync("href") ?? "";
    }

    /// <summary>Without a mouse: choose a row, open it, go back, look at the keys.</summary>
    private static async Task KeysAsync(IPage page)
    {
        await page.GotoAsync("/messages");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex(@"/messages/\d+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Keyboard.PressAsync("u");
        await page.WaitForURLAsync(new Regex("/messages$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator("dialog#keys").IsVisibleAsync());
    }

    private static string Name(string path) => NoLetter().Replace(path.Trim('/'), "-") is { Length: > 0 } name ? name : "today";

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NoLetter();
}
