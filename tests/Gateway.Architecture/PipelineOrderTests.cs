using System.Text.RegularExpressions;

namespace Gateway.Architecture;

/// <summary>The order of the assembly line is a promise: I1 and I4 rest on it.</summary>
public sealed class PipelineOrderTests
{
    private static readonly string[] Approved = ["Receive", "Record", "Read", "Map", "Check", "Plan", "Commit", "Deliver", "Reply"];

    [Fact]
    public void The_steps_run_in_the_approved_order()
    {
        string text = Repository.Text("core/Gateway.Pipeline/PipelineSteps.cs");
        string[] order = [.. Lists(text, "UntilStored"), .. Lists(text, "UntilChecked")];

        Assert.Equal(Approved[..^1].Select(step => step.ToLowerInvariant()), order, StringComparer.Ordinal); // Reply runs whenever there is something to tell
    }

    [Fact]
    public void A_sender_is_answered_stored_only_after_the_record_step() =>
        Assert.Contains("record", Lists(Repository.Text("core/Gateway.Pipeline/PipelineSteps.cs"), "UntilStored"), StringComparer.Ordinal);

    [Fact]
    public void Every_step_is_one_file() =>
        Assert.Equal(
            Approved.Select(step => $"core/Gateway.Pipeline/Steps/{step}Step.cs").Order(StringComparer.Ordinal),
            Repository.Sources("core/Gateway.Pipeline/Steps/").Where(file => file.EndsWith("Step.cs", StringComparison.Ordinal) && Path.GetFileName(file) != "IStep.cs"),
            StringComparer.Ordinal);

    private static string[] Lists(string text, string property) =>
        Regex.Match(text, property + @"[^=]*=\s*\[(?<steps>[^\]]*)\]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["steps"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
