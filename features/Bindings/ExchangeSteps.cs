using System.Text;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Somebody carries tables between the mappings and a spreadsheet. <c>@name</c> in a command is a file of the scenario.</summary>
[Binding]
public sealed class ExchangeSteps(ScenarioFolder folder)
{
    private Executable.Run? run;

    /// <summary>The scenario's own copy, for the commands of this class.</summary>
    [Given("一份映射表副本")]
    public void Copy() => MappingCopy.Make(folder);

    [Given("按{word}保存的文件{word}:")]
    public void Save(string encoding, string name, string text) => File.WriteAllBytes(folder[name], EncodingOf(encoding).GetBytes(text + "\n"));

    [Given("副本中的{string}被按{word}另存")]
    public void SaveAs(string file, string encoding) => File.WriteAllBytes(InCopy(file), EncodingOf(encoding).GetBytes(File.ReadAllText(InCopy(file))));

    [When("信息科在副本上运行{string}")]
    public async Task RunsOnCopy(string command) =>
        run = await Executable.RunAsync([.. command.Split(' ').Select(word => word.StartsWith('@') ? folder[word[1..]] : word), .. command == "check" ? [folder["mappings"]] : (string[])["--mappings", folder["mappings"]]]);

    [Then("命令退出码为 {int}")]
    public void Exits(int code) => Assert.True(run?.ExitCode == code, $"It ended with {run?.ExitCode}: {run?.Errors}");

    [Then("命令提示{string}")]
    public void Says(string text) => Assert.Contains(text, run?.Errors + Encoding.UTF8.GetString(run?.Output ?? []), StringComparison.Ordinal);

    [Then("副本中的{string}包含{string}")]
    public void Holds(string file, string text) => Assert.Contains(text, File.ReadAllText(InCopy(file)), StringComparison.Ordinal);

    [Then("副本中没有{string}")]
    public void HoldsNo(string file) => Assert.False(File.Exists(InCopy(file)));

    [Then("副本中的{string}与原表逐字节相同")]
    public void IsOriginal(string file) => Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Mappings, file)), File.ReadAllBytes(InCopy(file)));

    private static Encoding EncodingOf(string name) => name == "GB18030" ? CodePagesEncodingProvider.Instance.GetEncoding(54936)! : new UTF8Encoding(false); // the provider has it

    private string InCopy(string file) => Path.Combine(folder["mappings"], file);
}
