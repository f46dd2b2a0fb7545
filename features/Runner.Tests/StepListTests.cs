using System.Reflection;
using System.Runtime.CompilerServices;
using Gateway.Features.Runner;

namespace Gateway.Features.RunnerTests;

public sealed class StepListTests
{
    /// <summary>Testers read steps.md: it is made from the bindings and approved like any other promise.</summary>
    [Fact]
    public void The_list_of_steps_that_testers_read_is_the_list_of_steps_there_are()
    {
        string[] expected = [.. StepCatalogue.OfThisAssembly.Steps.Where(step => step.Method.DeclaringType?.Namespace != typeof(StepListTests).Namespace)
            .GroupBy(step => step.Method).OrderBy(method => (method.Key.DeclaringType?.Name, method.First().Kind, method.First().Pattern.Text))
            .Select(method => Row(method.Key, [.. method]))];
        string list = Path.Combine(AppContext.BaseDirectory, "steps.md");
        string[] actual = [.. File.ReadLines(list).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        if (!expected.SequenceEqual(actual, StringComparer.Ordinal))
        {
            File.WriteAllLines(Path.Combine(SourceFolder(), "..", "steps.received.md"), [.. File.ReadLines(list).TakeWhile(line => !line.StartsWith("| `", StringComparison.Ordinal)), .. expected]);
            Assert.Fail("features/steps.md is out of date: features/steps.received.md is what it would be. If that is right, rename it to steps.md.");
        }
    }

    private static string Row(MethodInfo method, StepMethod[] patterns) =>
        $"| {string.Join("<br>", patterns.Select(step => $"`{step.Kind?.ToString() ?? "*"} {step.Pattern.Text.Replace("|", "\\|", StringComparison.Ordinal)}`"))} | {Takes(method)} | {method.DeclaringType?.Name}.{method.Name} |";

    private static string Takes(MethodInfo method) => method.GetParameters().LastOrDefault()?.ParameterType == typeof(Table) ? "table 表" : "";

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path) ?? "";
}
