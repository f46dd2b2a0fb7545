using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>What axe does not look for: one heading of the page, headings without gaps, a table's heads, focus that can be seen, and everything that can be pressed within reach of the keyboard.</summary>
internal static class OwnChecks
{
    private const string Run = """
        () => {
          const faults = [], shown = e => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
          if (!document.title) faults.push("no title");
          if (document.querySelectorAll("main").length !== 1) faults.push("not one main part");
          if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
          let last = 0;
          for (const e of [...document.querySelectorAll("h1, h2, h3, h4")].filter(shown)) { const level = Number(e.tagName[1]); if (level > last + 1) faults.push("heading out of order: " + e.textContent.trim()); last = level; }
          for (const table of document.querySelectorAll("main table")) if (table.querySelector("tbody tr") && !table.querySelector("th")) faults.push("table without heads: " + table.textContent.trim().slice(0, 60));
          for (const e of [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(shown)) {
            if (e.tabIndex < 0) faults.push("out of the keyboard's reach: " + e.outerHTML.slice(0, 80));
          }
          for (const e of document.querySelectorAll("[onclick], [data-press]")) if (e.tabIndex < 0) faults.push("only for a mouse: " + e.outerHTML.slice(0, 80));
          return [...new Set(faults)];
        }
        """;

    private const string FocusShown = """
        () => { const e = document.activeElement, s = getComputedStyle(e); return e === document.body || (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none" ? "" : "focus that nobody sees: " + e.outerHTML.slice(0, 80); }
        """;

    private const int Steps = 25;

    /// <summary>What is wrong with a page as it stands.</summary>
    public static Task<string[]> FaultsAsync(IPage page) => page.EvaluateAsync<string[]>(Run);

    /// <summary>Walks with the Tab key from the top: each stop shows that it has the focus.</summary>
    public static async Task<string[]> TabbedAsync(IPage page)
    {
        var faults = new List<string>();
        for (int step = 0; step < Steps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            faults.Add(await page.EvaluateAsync<string>(FocusShown));
        }

        return [.. faults.Where(fault => fault.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
