using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gateway.Host.Tests.Walkthrough.Operating;

/// <summary>One thing that a reader of the operators' guide does or looks for. The five cases are all there are.</summary>
internal abstract partial record GuideStep(int Line)
{
    /// <summary><c>`/lanes`</c>: opens the page; <c>`/reconcile/…`</c>: the first such link of the page that is open.</summary>
    public sealed record Open(int Line, string Path) : GuideStep(Line);

    /// <summary><c>**words**</c>: the page that is open shows them, now or before long.</summary>
    public sealed record See(int Line, string Words) : GuideStep(Line);

    /// <summary><c>&lt;kbd&gt;button&lt;/kbd&gt;</c>: fills the form in with the labels and <c>`values`</c> behind it in the line, and sends it.</summary>
    public sealed record Press(int Line, string Button, string Rest) : GuideStep(Line);

    /// <summary>A console block: runs the commands and compares.</summary>
    public sealed record Run(int Line, ImmutableArray<GuideCommand> Commands) : GuideStep(Line);

    /// <summary>A block with a file's name: writes or changes the file.</summary>
    public sealed record Write(int Line, GuideBlock Block) : GuideStep(Line);

    /// <summary>Who does it: whom the line names last before it, colleague or administrator; else the operator.</summary>
    public string Person { get; private init; } = Operator;

    private const string Operator = "li";
    private const string Fence = "```";

    /// <summary>The steps of a chapter's lines, in the order in which they stand.</summary>
    /// <param name="lines">Of the file, numbered from 1.</param>
    public static IEnumerable<GuideStep> Of(IReadOnlyList<(int Number, string Text)> lines)
    {
        for (int at = 0; at < lines.Count; at++)
        {
            (int number, string text) = lines[at];
            if (text.StartsWith(Fence, StringComparison.Ordinal))
            {
                string[] inside = [.. lines.Skip(at + 1).Select(line => line.Text).TakeWhile(line => line != Fence)], words = [.. text[Fence.Length..].Split(' '), ""];
                var block = new GuideBlock(words[0], words[1], "", inside);
                yield return block.Language == "console" ? new Run(number, [.. GuideCommand.Of(block)]) : new Write(number, block);
                at += inside.Length + 1;
            }

            foreach (GuideStep step in OfProse(number, text))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<GuideStep> OfProse(int number, string text) => Marks().Matches(text).Select(mark => (mark switch
    {
        _ when mark.Groups["words"].Success => (GuideStep)new See(number, mark.Groups["words"].Value),
        _ when mark.Groups["button"].Success => new Press(number, mark.Groups["button"].Value, text[(mark.Index + mark.Length)..].Split("<kbd>")[0]),
        _ => new Open(number, mark.Groups["path"].Value),
    }) with { Person = PersonOf(text[..mark.Index]) });

    private static string PersonOf(string before) => People().Matches(before).LastOrDefault()?.Value switch { "同事" or "colleague" => "wang", "管理员" or "administrator" => "root", _ => Operator };

    [GeneratedRegex(@"\*\*(?<words>[^*]+)\*\*|<kbd>(?<button>[^<]+)</kbd>|`(?<path>/[^`]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"同事|colleague|管理员|administrator|您|\byou\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex People();
}
