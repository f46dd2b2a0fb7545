using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>The checks find what they are for: each fault is planted into a page that has none.</summary>
public sealed class PlantedFaultTests
{
    private const string Sound = """
        <!DOCTYPE html><html lang="en"><head><title>Sound</title></head><body style="background:#fff;color:#111"><header><a href="#main">Skip to content</a></header>
        <main id="main"><h1>Page</h1><h2>Part</h2><form><label>Name <input name="name"></label><button>Send</button></form>
        <table><thead><tr><th>Number</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></main></body></html>
        """;

    [Theory]
    [InlineData("html-has-lang", "lang=\"en\"", "")]
    [InlineData("document-title", "<title>Sound</title>", "")]
    [InlineData("label", "<label>Name <input name=\"name\"></label>", "<input name=\"name\">")]
    [InlineData("button-name", "<button>Send</button>", "<button></button>")]
    [InlineData("image-alt", "<h2>Part</h2>", "<h2>Part</h2><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">")]
    [InlineData("color-contrast", "<h2>Part</h2>", "<h2>Part</h2><p style=\"color:#bbb\">too pale to read</p>")]
    [InlineData("aria-required-children", "<h2>Part</h2>", "<h2>Part</h2><div role=\"table\"><div>no row</div></div>")]
    [InlineData("scrollable-region-focusable", "<h2>Part</h2>", "<h2>Part</h2><div style=\"height:20px;overflow:auto\"><p style=\"height:900px\">long</p></div>")]
    [InlineData("heading out of order", "<h2>Part</h2>", "<h4>Part</h4>")]
    [InlineData("not one h1", "<h1>Page</h1>", "")]
    [InlineData("table without heads", "<th>Number</th>", "<td>Number</td>")]
    [InlineData("out of the keyboard's reach", "<button>Send</button>", "<button tabindex=\"-1\">Send</button>")]
    [InlineData("focus that nobody sees", "<button>Send</button>", "<button style=\"outline:none\">Send</button>")]
    public async Task A_planted_fault_is_found(string fault, string sound, string broken)
    {
        await using Chromium chromium = await Chromium.StartAsync();
        IPage page = await chromium.Browser.NewPageAsync();

        string[] before = await LookAsync(page, Sound);
        string[] after = await LookAsync(page, Sound.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Empty(before);
        Assert.Contains(after, found => found.Contains(fault, StringComparison.Ordinal));
    }

    private static async Task<string[]> LookAsync(IPage page, string html)
    {
        await page.SetContentAsync(html);
        return [.. await Axe.FaultsAsync(page), .. await OwnChecks.FaultsAsync(page), .. await OwnChecks.TabbedAsync(page)];
    }
}
