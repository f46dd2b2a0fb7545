using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>What a browser complains of while pages are walked: errors of its console, calls that fail, calls that leave the machine, accessibility faults.</summary>
internal sealed class Sightings
{
    private readonly ConcurrentQueue<string> found = new();

    private readonly ConcurrentQueue<string> faults = new();

    /// <summary>Errors of the browser, failed calls, calls that leave the machine.</summary>
    public string Text => string.Join('\n', found.Distinct(StringComparer.Ordinal));

    /// <summary>Faults of accessibility.</summary>
    public string Faults => string.Join('\n', faults.Distinct(StringComparer.Ordinal));

    public void Watch(IPage page, string host)
    {
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{page.Url}: console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"{page.Url}: {error}");
        page.Request += (_, request) => Note(new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } url && url.Authority != host, $"{page.Url}: leaves the machine: {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{page.Url}: {response.Status} {response.Url}");
    }

    /// <summary>Looks at the page with axe and with what axe lacks.</summary>
    public async Task LookAsync(IPage page)
    {
        foreach (string fault in (string[])[.. await Axe.FaultsAsync(page), .. await OwnChecks.FaultsAsync(page)])
        {
            faults.Enqueue($"{page.Url}: {fault}");
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
