using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>Presses every action that a page offers, each kind once per page, as a person would: opens it, fills it in, sends it, reads what is said.</summary>
internal sealed partial class Presses(IPage page)
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["reason"] = "browser walk", ["institution"] = "H99999900001", ["day"] = "2026-03-02", ["for"] = "02:00:00", ["destination"] = "nhsa", ["target"] = "D999999000001", ["from"] = "2031-01-01 20:00",
        ["login"] = "second", ["name"] = "Second", ["roles"] = "operator,mapper,auditor", ["number"] = "1", ["filter"] = "state:parked",
    };

    private readonly HashSet<string> pressed = new(StringComparer.Ordinal);

    /// <summary>One line per press: page, action, what was said.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Actions of which some page said that they were done, or asked for where a second person decides.</summary>
    public IEnumerable<string> Done => Said.Where(line => line.Contains(" -> ok: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Distinct(StringComparer.Ordinal);

    /// <summary>Takes another person's presses to these.</summary>
    public void Add(Presses others)
    {
        pressed.UnionWith(others.pressed);
        Said.AddRange(others.Said);
    }

    /// <summary>Presses what the page offers and was not pressed on a page of this kind.</summary>
    public async Task AllAsync(string path)
    {
        string kind = Digits().Replace(path.Split('?')[0], "N");
        await page.GotoAsync(path);
        while (await NextAsync(kind) is { } action)
        {
            pressed.Add($"{kind} {action}");
            await PressAsync(kind, action);
            await page.GotoAsync(path);
        }
    }

    /// <summary>Presses one action of a page.</summary>
    public async Task OneAsync(string path, string action)
    {
        await page.GotoAsync(path);
        pressed.Add($"{path} {action}");
        await PressAsync(path, action);
    }

    /// <summary>Presses an action as often as the page offers it.</summary>
    public async Task EachAsync(string path, string action)
    {
        await page.GotoAsync(path);
        while (await Visit.OffersAsync(page, action))
        {
            await OneAsync(path, action);
            await page.GotoAsync(path);
        }
    }

    private async Task<string?> NextAsync(string kind)
    {
        string[] offered = await page.Locator("form[action^='/do/']").EvaluateAllAsync<string[]>("forms => forms.map(form => form.getAttribute('action').slice(4).split('?')[0])");
        return Array.Find(offered, action => !pressed.Contains($"{kind} {action}"));
    }

    private async Task PressAsync(string kind, string action)
    {
        ILocator form = page.Locator($"form[action^='/do/{action}?']{(action == "mappings.fill" ? ":has([name=concept][value=practitioner])" : "")}").First; // the answer is a doctor's number
        ILocator summary = form.Locator("xpath=ancestor::details[1]/summary");
        if (await summary.CountAsync() > 0 && !await form.IsVisibleAsync())
        {
            await summary.ClickAsync();
        }

        foreach (ILocator field in await form.Locator("input:not([type=hidden]):not([type=checkbox])").AllAsync())
        {
            if (Answers.TryGetValue(await field.GetAttributeAsync("name") ?? "", out string? answer) && await field.InputValueAsync() is "")
            {
                await field.FillAsync(answer);
            }
        }

        await form.Locator("button").Last.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        ILocator said = page.Locator("p.said").First;
        string text = await said.CountAsync() > 0 ? $"{(await said.GetAttributeAsync("class"))!.Replace("said", "", StringComparison.Ordinal).Trim()}: {(await said.InnerTextAsync()).ReplaceLineEndings(" ")}" : "nothing was said"; // it was found by its class
        Said.Add($"{kind} {action} -> {text}");
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
