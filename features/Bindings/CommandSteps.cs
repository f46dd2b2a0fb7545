using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Hl7.Fhir.Model;

namespace Gateway.Features.Bindings;

/// <summary>The real executable's command line.</summary>
[Binding]
public sealed class CommandSteps(ScenarioFolder folder)
{
    private readonly List<Executable.Run> runs = [];
    private Bundle? bundle;

    [When("a tester runs {string}")]
    [When("测试人员运行{string}")]
    public System.Threading.Tasks.Task Runs(string command) => RunAsync(command);

    [When("a tester runs {string} on sample {string}")]
    [When("测试人员运行{string}处理样例{string}")]
    public System.Threading.Tasks.Task RunsOn(string command, string sample) => RunAsync(command, Sample.Named(sample).File);

    [When("a tester runs {string} on sample {string} twice")]
    public async System.Threading.Tasks.Task RunsTwice(string command, string sample) => await System.Threading.Tasks.Task.WhenAll(RunsOn(command, sample), RunsOn(command, sample));

    [When("a tester runs {string} on the copy")]
    public System.Threading.Tasks.Task RunsOnCopy(string command) => RunAsync(command, folder["mappings"]);

    [When("测试人员两次运行{string}处理样例{string}")]
    public async System.Threading.Tasks.Task RunsTwiceInTurn(string command, string sample)
    {
        await RunsOn(command, sample);
        await RunsOn(command, sample);
    }

    [When("测试人员在副本上运行{string}")]
    public System.Threading.Tasks.Task RunsInCopy(string command)
    {
        if (command.StartsWith("mappings test", StringComparison.Ordinal))
        {
            MappingCopy.AddApproved(folder["mappings"]);
        }

        return RunAsync(command, "--mappings", folder["mappings"]);
    }

    [When("测试人员在副本上运行{string}处理样例{string}")]
    public System.Threading.Tasks.Task RunsInCopyOn(string command, string sample) => RunAsync(command, "--mappings", folder["mappings"], Sample.Named(sample).File);

    [Then("输出包含{string}")]
    [Then("输出里有{string}")]
    public void OutputHolds(string text) => Assert.Contains(text, System.Text.Encoding.UTF8.GetString(runs[^1].Output), StringComparison.Ordinal);

    [Then("输出不包含{string}")]
    [Then("输出里没有{string}")]
    public void OutputHoldsNo(string text) => Assert.DoesNotContain(text, System.Text.Encoding.UTF8.GetString(runs[^1].Output), StringComparison.Ordinal);

    [When("测试人员用网关的日志库试算草稿{string}")]
    public System.Threading.Tasks.Task TriesDraft(string draft) => RunAsync($"mappings whatif {draft}", "--against", folder["data"], "--mappings", folder["mappings"]);

    [Then("命令以 {int} 结束")]
    public void LastExits(int code) => Assert.True(runs[^1].ExitCode == code, $"It ended with {runs[^1].ExitCode}: {runs[^1].Errors}");

    [Then("it exits with {int}")]
    [Then("every run exits with {int}")]
    [Then("退出码为 {int}")]
    public void Exits(int code) => Assert.All(runs, run => Assert.True(run.ExitCode == code, $"It ended with {run.ExitCode}: {run.Errors}"));

    [Then("both outputs are identical")]
    [Then("两次输出完全相同")]
    public void AreIdentical()
    {
        Assert.NotEmpty(runs[0].Output);
        Assert.Equal(runs[0].Output, runs[1].Output);
    }

    [Then("stderr names {string}")]
    [Then("错误输出指出{string}")]
    public void ErrorsName(string text) => Assert.Contains(text, runs[^1].Errors, StringComparison.Ordinal);

    [Then("the output is a FHIR R4 Bundle that parses strictly")]
    public void IsBundle()
    {
        Outcome<Bundle> read = CanonicalJson.ReadStrict(runs[^1].Output);
        Assert.True(read.TryGetValue(out bundle), string.Join(Environment.NewLine, read.Issues));
    }

    [Then("its event is {string}")]
    public void HasEvent(string name) => Assert.Equal(name, Assert.IsType<Coding>(Assert.IsType<MessageHeader>(bundle?.Entry[0].Resource).Event).Code);

    private async System.Threading.Tasks.Task RunAsync(string command, params string[] more)
    {
        Executable.Run run = await Executable.RunAsync([.. command.Split(' '), .. more]);
        lock (runs)
        {
            runs.Add(run);
        }
    }
}
