using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>What the walk leaves behind: pictures of every page and what each action said, in <c>TestResults/browser</c>.</summary>
internal static class Pictures
{
    private static readonly string Folder = Path.Combine(Demo.Root(), "TestResults", "browser");

    private const float Tallest = 3000;

    /// <summary>The page down to 3,000 points, or the part that a selector names.</summary>
    public static async Task TakeAsync(IPage page, string name, string? part = null)
    {
        string path = Path.Combine(Folder, name + ".png");
        float height = await page.EvaluateAsync<float>("() => document.documentElement.scrollHeight");
        var clip = new Clip { X = 0, Y = 0, Width = page.ViewportSize!.Width, Height = Math.Min(height, Tallest) }; // every page was given one
        await (part is null ? page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true, Clip = clip }) : page.Locator(part).ScreenshotAsync(new LocatorScreenshotOptions { Path = path }));
    }

    public static async Task WriteAsync(string name, string text)
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, name), text, TestContext.Current.CancellationToken);
    }
}
