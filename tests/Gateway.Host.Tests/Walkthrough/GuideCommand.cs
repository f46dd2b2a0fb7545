using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gateway.Host.Tests.Walkthrough;

/// <summary>A command of a console block and what the guide says that it prints. <c>…</c> stands for anything in a line, and alone on a line for any number of lines.</summary>
/// <param name="Program"><c>gateway</c>, or a program of the system: <c>dotnet</c>, <c>cp</c>.</param>
/// <param name="Arguments">Behind it.</param>
/// <param name="Shown">The lines below it, those of stdout and of stderr each in their order.</param>
/// <param name="Code">The exit code: 0, or what <c>(exit N)</c> says.</param>
internal sealed partial record GuideCommand(string Program, ImmutableArray<string> Arguments, ImmutableArray<string> Shown, int Code)
{
    private const string Prompt = "$ ";
    private const string Anything = "…";

    public static IEnumerable<GuideCommand> Of(GuideBlock console)
    {
        for (int at = 0; at < console.Lines.Length; at++)
        {
            Assert.StartsWith(Prompt, console.Lines[at], StringComparison.Ordinal);
            string[] arguments = [.. Word().Matches(console.Lines[at][Prompt.Length..]).Select(word => word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Value)];
            string[] below = [.. console.Lines.Skip(at + 1).TakeWhile(line => !line.StartsWith("$ ", StringComparison.Ordinal))];
            Match exit = Exit().Match(below.LastOrDefault() ?? "");
            yield return new GuideCommand(arguments[0], [.. arguments[1..]], [.. exit.Success ? below[..^1] : below], exit.Success ? int.Parse(exit.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0);
            at += below.Length;
        }
    }

    /// <summary>The first line that was not printed, or what was printed and is not shown; null when the guide is true.</summary>
    public string? Untruth(string output, string error)
    {
        Queue<string>[] streams = [new(Lines(output)), new(Lines(error))];
        bool skips = Shown.Contains(Anything);
        foreach (string line in Shown.Where(line => line != Anything))
        {
            if (!Array.Exists(streams, stream => Take(stream, line, skips)))
            {
                return $"not printed: {line}";
            }
        }

        string? left = skips ? null : streams.SelectMany(stream => stream).FirstOrDefault();
        return left is null ? null : $"not shown: {left}";
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);

    private static bool Take(Queue<string> printed, string shown, bool skips)
    {
        var pattern = new Regex($"^{Regex.Escape(shown.TrimEnd()).Replace(Anything, ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        int before = printed.TakeWhile(line => !pattern.IsMatch(line)).Count();
        if (before == printed.Count || (before > 0 && !skips))
        {
            return false;
        }

        for (int taken = 0; taken <= before; taken++)
        {
            printed.Dequeue();
        }

        return true;
    }

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^ ]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\(exit (\d)\)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exit();
}
