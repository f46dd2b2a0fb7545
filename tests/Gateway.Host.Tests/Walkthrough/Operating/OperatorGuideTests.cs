using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Gateway.Host.Cli;
using Gateway.Host.Tests.Cli;
using Gateway.People;

namespace Gateway.Host.Tests.Walkthrough.Operating;

/// <summary>The operators' guide, carried out against a running demo: its exercises, its pages and words, its buttons, its commands.</summary>
public sealed partial class OperatorGuideTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("README.zh.md", "zh")]
    [InlineData("README.md", "en")]
    public async Task Who_follows_the_guide_at_a_gateway_in_training_sees_what_it_says(string guide, string language)
    {
        await using TrainingDemo demo = await TrainingDemo.StartAsync(language);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        GuideStep[] steps = [.. Steps(guide)];

        var untruths = new List<string>();
        foreach (GuideStep step in steps)
        {
            if (await FollowAsync(demo, step, named) is { } untruth)
            {
                untruths.Add($"{guide}:{step.Line}: {untruth}");
            }
        }

        Assert.True(untruths.Count == 0, string.Join("\n\n", untruths));
        Assert.True(steps.OfType<GuideStep.See>().Count() > 40, "Expected what the screens show.");
    }

    [Fact]
    public void Both_guides_have_the_same_chapters_commands_and_pages()
    {
        Assert.Equal(Skeleton("README.zh.md"), Skeleton("README.md"));
        Assert.Equal(14, Chapters("README.md").Count());
    }

    [Theory]
    [InlineData("README.zh.md")]
    [InlineData("README.md")]
    public void Every_command_that_the_guide_names_in_passing_is_one(string guide)
    {
        string[] commands = [.. File.ReadLines(Path.Combine(HostFolder.Repository, "core", "Gateway.Console", guide)).SelectMany(line => Passing().Matches(line)).Select(match => match.Groups["command"].Value)];

        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            string[] words = [.. GuideCommand.Of(new GuideBlock("console", "", "", ["$ " + command])).Single().Arguments.Select(word => word == "ID" ? "7" : word)];
            Assert.Empty(GatewayCommand.Create().Parse(words).Errors);
        });
    }

    private static IEnumerable<string> Skeleton(string guide) => Steps(guide).SelectMany(step => step switch
    {
        GuideStep.Open open => [open.Path],
        GuideStep.Press => ["press"],
        GuideStep.Run run => run.Commands.Select(command => string.Join(' ', command.Arguments.TakeWhile(word => word != "--reason"))),
        _ => (string[])[],
    });

    private static IEnumerable<GuideStep> Steps(string guide) => Chapters(guide).SelectMany(GuideStep.Of);

    /// <summary>What stands below each heading that begins with a number.</summary>
    private static IEnumerable<(int Number, string Text)[]> Chapters(string guide)
    {
        (int Number, string Text)[] lines = [.. File.ReadLines(Path.Combine(HostFolder.Repository, "core", "Gateway.Console", guide)).Select((text, at) => (at + 1, text))];
        return lines.Where(line => Heading().IsMatch(line.Text)).Select(heading => lines.Skip(heading.Number).TakeWhile(line => !line.Text.StartsWith("## ", StringComparison.Ordinal)).ToArray());
    }

    /// <returns>What is not so; null when the guide is true.</returns>
    private static async Task<string?> FollowAsync(TrainingDemo demo, GuideStep step, Dictionary<string, string> named)
    {
        ConsolePerson person = demo[step.Person];
        switch (step)
        {
            case GuideStep.Open open:
                await person.OpenAsync(Filled(open.Path, named));
                return null;
            case GuideStep.See see:
                string words = Filled(see.Words, named);
                return await SoonAsync(async () => person.Sees(words) ? null : await LookAgainAsync(person, words));
            case GuideStep.Press press:
                return await person.PressAsync(press.Button, Filled(press.Rest, named));
            case GuideStep.Write write:
                await GuideReader.FollowAsync(write.Block, demo.Folder);
                return null;
            case GuideStep.Run run:
                return await RunAsync(demo.Folder, run, named);
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<string?> LookAgainAsync(ConsolePerson person, string words)
    {
        await person.LookAgainAsync();
        return $"the page does not show '{words}'; it shows:\n{person.Text}";
    }

    private static async Task<string?> RunAsync(string folder, GuideStep.Run block, Dictionary<string, string> named)
    {
        foreach (GuideCommand command in block.Commands)
        {
            bool acts = command.Arguments.Contains("--reason") || command.Arguments[0] is "demo";
            string? untruth = await SoonAsync(() => RunAsync(folder, command, named), acts ? TimeSpan.Zero : Patience);
            if (untruth is not null)
            {
                return untruth;
            }
        }

        return null;
    }

    private static async Task<string?> RunAsync(string folder, GuideCommand command, Dictionary<string, string> named)
    {
        string[] arguments = [.. command.Arguments.Select(argument => Filled(argument, named))];
        (int code, string output, string error) = await CommandLine.RunAsync(command.Program, folder, new UTF8Encoding(false), arguments);
        foreach (Match line in NamedValue().Matches(output))
        {
            named[line.Groups["name"].Value] = line.Groups["value"].Value;
        }

        GuideCommand shown = command with { Shown = [.. command.Shown.Select(line => Filled(line, named))] };
        string? untruth = code == command.Code ? shown.Untruth(output, error) : $"exit {code}, not {command.Code}";
        return untruth is null ? null : $"{command.Program} {string.Join(' ', arguments)}\n{untruth}\n--- it printed:\n{output}{error}";
    }

    /// <summary>Tries until it is true, or patience ends.</summary>
    private static async Task<string?> SoonAsync(Func<Task<string?>> look, TimeSpan? patience = null)
    {
        long begun = Stopwatch.GetTimestamp();
        string? untruth = await look();
        while (untruth is not null && Stopwatch.GetElapsedTime(begun) < (patience ?? Patience))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            untruth = await look();
        }

        return untruth;
    }

    private static string Filled(string text, Dictionary<string, string> named) => Place().Replace(text, place => named.GetValueOrDefault(place.Value, place.Value));

    [GeneratedRegex("^## [0-9]+\\.? ", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("`(?<command>gateway [^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Passing();

    [GeneratedRegex("^(?<name>[A-Z]+)=(?<value>\\S+)\\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedValue();

    [GeneratedRegex("\\b[A-Z]{2,}\\b", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
