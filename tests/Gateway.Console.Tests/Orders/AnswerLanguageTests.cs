using System.Reflection;
using System.Text.RegularExpressions;
using Gateway.Console.Access;
using Gateway.Console.Api;
using Gateway.Console.Orders;
using Gateway.Journal;

namespace Gateway.Console.Tests.Orders;

/// <summary>What somebody is told who gave an order is in the language that they read.</summary>
public sealed partial class AnswerLanguageTests
{
    [Fact]
    public void Every_answer_about_a_message_says_the_same_in_both_languages()
    {
        MethodInfo[] answers = [.. typeof(DeskAnswers).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(DeskAnswer))];

        Assert.True(answers.Length >= 9, $"{answers.Length} answers were found.");
        Assert.All(answers, method =>
        {
            var answer = (DeskAnswer)method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(long) ? 4711L : parameter.ParameterType == typeof(MessageState) ? MessageState.Accepted : (object)"4711")])!; // each returns one
            Assert.Matches("4711.*[\u4e00-\u9fff]|[\u4e00-\u9fff].*4711", answer.Chinese);
            Assert.Contains("4711", answer.English, StringComparison.Ordinal);
            Assert.DoesNotMatch("[\u4e00-\u9fff]", answer.English);
            Assert.DoesNotContain(" is ", answer.Chinese, StringComparison.Ordinal);
        });
    }

    /// <summary>Given with everything that its form asks for, and with nothing: done or refused, one sentence stands on the page, in the page's language.</summary>
    [Fact]
    public async Task Whatever_comes_of_an_action_is_said_in_the_language_of_the_page()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.AcceptedAsync();
        using Visitor boss = await Visitor.SignedInAsync(desk, "boss", Role.Admin, Role.Operator, Role.Mapper);
        var wrong = new List<string>();
        foreach (bool isEnglish in (bool[])[false, true])
        {
            await boss.Client.GetAsync($"/switch?language={(isEnglish ? "en" : "zh")}", TestContext.Current.CancellationToken);
            foreach (ConsoleAction action in ConsoleActions.All.Where(action => !action.Path.StartsWith("/api/destinations", StringComparison.Ordinal) && !action.Path.StartsWith("/api/windows", StringComparison.Ordinal))) // they need lanes that run
            {
                foreach (bool isFilled in (bool[])[true, false])
                {
                    string said = await SaidAsync(boss, action, isFilled);
                    if (said.Length == 0 || HasHan(said) == isEnglish)
                    {
                        wrong.Add($"{action.Name} {(isFilled ? "filled" : "empty")} in {(isEnglish ? "English" : "Chinese")}: '{said}'");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<string> SaidAsync(Visitor person, ConsoleAction action, bool isFilled)
    {
        string places = string.Concat(Enumerable.Repeat("at=7&", action.Path.Count(letter => letter == '{')));
        (string, string)[] fields = isFilled ? [("reason", "x"), .. action.Fields.Select(field => (field.Name, Value(field)))] : [];
        await person.SubmitAsync("/messages", $"/do/{action.Name}?{places}back=/messages", fields);
        return Said().Match(await person.PageAsync("/messages")).Groups["said"].Value.Trim();
    }

    private static string Value(ActionField field) => field switch
    {
        { IsSwitch: true } => "on",
        { IsNumber: true } => "5",
        { Choices: { IsDefaultOrEmpty: false } choices } => choices[0].Value,
        { Name: "roles" } => "viewer",
        { Name: "for" or "overlap" } => "01:00:00",
        { Name: "day" } => "2026-03-01",
        { Name: "login" } => "zhao",
        _ => "x",
    };

    private static bool HasHan(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    [GeneratedRegex("""<p class="said (?:ok|bad)"[^>]*>(?<said>[^<]*)</p>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
