using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>Two people with browsers, on the demo's real traffic.</summary>
public sealed partial class WalkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_opens_in_both_languages_and_themes_every_action_answers_nothing_leaves_the_machine_and_axe_finds_nothing_serious()
    {
        await using Chromium chromium = await Chromium.StartAsync();
        using Demo demo = await Demo.StartAsync(Token);
        var sightings = new Sightings();
        IPage page = await Visit.OpenAsync(chromium.Browser, demo, sightings);
        await Visit.EnterAsync(page, demo.Setup.ToString(), "walker");
        await page.GotoAsync("/switch?language=zh&theme=light");

        string[] things = await new Troubles(demo, page).MakeAsync(Token);
        string[] paths = [.. await page.Locator("header nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"), .. things];
        Assert.True(paths.Length >= 18, string.Join(' ', paths));
        foreach ((string language, string theme) in ((string, string)[])[("zh", "light"), ("en", "dark")])
        {
            await page.GotoAsync($"/switch?language={language}&theme={theme}");
            foreach (string path in paths)
            {
                await page.GotoAsync(path);
                await sightings.LookAsync(page);
                await Pictures.TakeAsync(page, $"{Name(path)}.{language}.{theme}");
            }
        }

        await KeysAsync(page);
        await LineageAsync(page, things[1], sightings);
        string figures = await new Figures(demo, page).MeasureAsync(Token);
        await Pictures.WriteAsync("figures.txt", figures);
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Presses presses = await PressAsync(chromium.Browser, demo, page, paths, sightings);
        await Pictures.WriteAsync("accessibility.txt", sightings.Faults);
        await Pictures.WriteAsync("actions.txt", string.Join('\n', presses.Said));
        Assert.Equal("", string.Join(' ', await UndoneAsync(demo, page, presses)));
        Assert.Equal("", sightings.Text);
        Assert.Equal("", sightings.Faults);
    }

    /// <summary>First as the administrator, then as a second person, who may approve what the first one asked for.</summary>
    private static async Task<Presses> PressAsync(IBrowser browser, Demo demo, IPage page, string[] paths, Sightings sightings)
    {
        await page.GotoAsync("/switch?language=zh&theme=light");
        var presses = new Presses(page);
        foreach (string path in paths.OrderBy(path => path.StartsWith("/messages/", StringComparison.Ordinal) || path.StartsWith("/unknowns/", StringComparison.Ordinal) ? 1 : 0))
        {
            await (path.StartsWith("/unknowns/", StringComparison.Ordinal) ? DecideAsync(page, presses, path) : presses.AllAsync(path));
        }

        string said = presses.Said.Last(line => line.Contains("users.setup-link", StringComparison.Ordinal));
        IPage second = await Visit.OpenAsync(browser, demo, sightings);
        await Visit.EnterAsync(second, Link().Match(said).Value, "second");
        Presses others = new(second);
        await others.OneAsync("/requests", "requests.decline");
        await others.EachAsync("/requests", "requests.approve");
        foreach (string path in paths.Where(path => path.StartsWith("/messages/", StringComparison.Ordinal)))
        {
            await presses.AllAsync(path); // what was approved: the message unmasked, and so its correction
        }

        await others.EachAsync("/requests", "requests.approve");
        presses.Add(others);
        return presses;
    }

    /// <summary>What a person can decide of an unknown outcome, each after setting the message aside: the gateway goes on asking by itself otherwise.</summary>
    private static async Task DecideAsync(IPage page, Presses presses, string unknown)
    {
        foreach (string decision in (string[])["unknowns.ask", "unknowns.reverse", "unknowns.confirm"])
        {
            await page.GotoAsync(unknown);
            if (await Visit.OffersAsync(page, "messages.park"))
            {
                await presses.OneAsync(unknown, "messages.park");
            }

            await Visit.OfferAsync(page, unknown, decision);
            await presses.OneAsync(unknown, decision);
        }
    }

    /// <summary>Actions of the API that no page offered, or that were done nowhere.</summary>
    private static async Task<string[]> UndoneAsync(Demo demo, IPage page, Presses presses)
    {
        IAPIResponse document = await page.Context.APIRequest.GetAsync(new Uri(demo.Gateway, "/api/openapi.json").ToString());
        MatchCollection names = Operation().Matches(await document.TextAsync());
        return [.. names.Select(match => match.Groups["name"].Value).Except(presses.Done, StringComparer.Ordinal)];
    }

    /// <summary>Without a mouse: choose a row, open it, go back, look at the keys; each stop shows its focus.</summary>
    private static async Task KeysAsync(IPage page)
    {
        await page.GotoAsync("/messages");
        Assert.Empty(await OwnChecks.TabbedAsync(page));
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

    /// <summary>A field of the platform's transaction leads to the hospital's field and to the table rows between, and back.</summary>
    private static async Task LineageAsync(IPage page, string message, Sightings sightings)
    {
        await page.GotoAsync(message);
        ILocator money = page.Locator("#column-transaction ~ ol .field", new PageLocatorOptions { HasText = "medfee_sumamt" }).First;
        await money.ClickAsync();
        Assert.True(await page.Locator(".column:has(#column-canonical) .field.lit").CountAsync() > 0);
        Assert.True(await page.Locator(".column:has(#column-row) .field.lit").CountAsync() > 1);
        await sightings.LookAsync(page);
        await Pictures.TakeAsync(page, "lineage.zh.light", "#lineage");
        ILocator source = page.Locator(".column:has(#column-record) .field", new PageLocatorOptions { HasText = "Cardno" }).First;
        await source.ClickAsync();
        Assert.True(await page.Locator(".column:has(#column-canonical) .field.lit").CountAsync() > 0);
        Assert.Contains("Cardno", await page.Locator("#chain").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static string Name(string path) => NoLetter().Replace(path.Trim('/'), "-") is { Length: > 0 } name ? name : "today";

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NoLetter();

    [GeneratedRegex(@"/setup\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""post"\s*:\s*\{\s*"operationId"\s*:\s*"(?<name>[a-z-]+\.[a-z-]+)"[^}]*?needs""", RegexOptions.None, 1000)]
    private static partial Regex Operation();
}
