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

    [Then("it exits with {int}")]
    [Then("every run exits with {int}")]
    public void Exits(int code) => Assert.All(runs, run => Assert.True(run.ExitCode == code, $"It ended with {run.ExitCode}: {run.Errors}"));

    [Then("both outputs are identical")]
    public void AreIdentical()
    {
        Assert.NotEmpty(runs[0].Output);
        Assert.Equal(runs[0].Output, runs[1].Output);
    }

    [Then("stderr names {string}")]
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
