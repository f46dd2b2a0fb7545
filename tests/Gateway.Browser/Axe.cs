using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Gateway.Browser;

/// <summary>axe-core on a page: faults of accessibility that it calls serious or critical, by WCAG 2.1 A and AA and its best practices.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
          const result = await axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] });
          return result.violations.filter(fault => fault.impact === "serious" || fault.impact === "critical")
            .flatMap(fault => fault.nodes.map(node => `${fault.impact} ${fault.id}: ${node.html.slice(0, 140)} ${(node.any[0] || node.all[0] || node.none[0] || {}).message || ""}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong; empty for nothing serious.</summary>
    public static async Task<string[]> FaultsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
