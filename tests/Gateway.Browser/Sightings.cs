using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>What a browser complains of while pages are walked: errors of its console, calls that fail, calls that leave the machine, accessibility faults.</summary>
internal sealed class Sightings
{
    // Faults that a reader with a screen reader or without a mouse meets: fields and buttons without a name, pictures without a text, ids twice, tables without heads, a page without language, title or main part.
    private const string Faults = """
        () => {
          const faults = [], named = e => (e.getAttribute("aria-label") || e.textContent || e.title || "").trim().length > 0;
          if (!document.documentElement.lang) faults.push("no language");
          if (!document.title) faults.push("no title");
          if (document.querySelectorAll("main").length !== 1) faults.push("not one main part");
          if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
          for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea")) if (!e.closest("label") && !e.getAttribute("aria-label")) faults.push("field without a name: " + e.name);
          for (const e of document.querySelectorAll("button, a[href], summary")) if (!named(e)) faults.push("nothing to read: " + e.outerHTML.slice(0, 80));
          for (const e of document.querySelectorAll("img:not([alt])")) faults.push("picture without a text");
          const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
          for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push("twice: " + id);
          const light = c => { const v = c.match(/[\d.]+/g).slice(0, 3).map(x => x / 255).map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4); return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
          const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$/.test(c) && c !== "transparent") return c; } return "rgb(255, 255, 255)"; };
          for (const e of document.querySelectorAll("main a, main td, main th, main p, main span, main button, main summary, header a")) {
            if (!e.offsetParent || !e.textContent.trim()) continue;
            const a = light(getComputedStyle(e).color), b = light(ground(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) faults.push("contrast " + ratio.toFixed(1) + ": " + e.textContent.trim().slice(0, 40));
          }
          return [...new Set(faults)];
        }
        """;

    private readonly ConcurrentQueue<string> found = new();

    public IEnumerable<string> Found => found;

    public void Watch(IPage page, string host)
    {
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{page.Url}: console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"{page.Url}: {error}");
        page.Request += (_, request) => Note(new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } url && url.Authority != host, $"{page.Url}: leaves the machine: {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{page.Url}: {response.Status} {response.Url}");
    }

    public async Task LookAsync(IPage page)
    {
        foreach (string fault in await page.EvaluateAsync<string[]>(Faults))
        {
            found.Enqueue($"{page.Url}: {fault}");
        }
    }

    private void Note(bool isBad, string what)
    {
        if (isBad)
        {
            found.Enqueue(what);
        }
    }
}
