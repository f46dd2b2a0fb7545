using System.Text;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Tests;

namespace Gateway.Features.Bindings;

/// <summary>Somebody edits mapping tables.</summary>
[Binding]
public sealed class MappingSteps(ScenarioFolder folder, GatewayUnderTest gateway)
{
    /// <summary>The scenario's own copy, for commands: <c>check --mappings COPY</c>.</summary>
    [Given("a copy of the mappings in which {string} says {string} instead of {string}")]
    [Given("映射目录的副本中，{string}写的是{string}而不是{string}")]
    public void CopyWith(string file, string fresh, string old)
    {
        Copy();
        Edit(file, old, fresh);
    }

    [Given("映射表的一份副本")]
    public void Copy() => MappingCopy.Make(folder);

    [Given("映射表副本中{string}的{string}改为{string}")]
    [When("映射表副本中{string}的{string}改为{string}")]
    [Given("副本的{string}把{string}改为{string}")]
    public void Edit(string file, string old, string fresh)
    {
        string edited = Path.Combine(folder["mappings"], file);
        string text = File.ReadAllText(edited, Encoding.UTF8);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(edited, text.Replace(old, fresh, StringComparison.Ordinal), new UTF8Encoding(false));
    }

    /// <summary>A copy with a draft beside the version 1.0 that serves.</summary>
    [Given("映射目录的副本中有{string}的草稿{string}")]
    public void Draft(string source, string version)
    {
        string copy = MappingCopy.Make(folder), draft = Path.Combine("sources", source, version), yaml = Path.Combine(draft, "source.yaml");
        FolderCopy.Make(Path.Combine(copy, "sources", source, "1.0"), Path.Combine(copy, draft));
        Edit(yaml, "version: \"1.0\"", $"version: \"{version}\"");
        Edit(yaml, "status: released", "status: draft");
    }

    [Given("映射表副本中新增文件{string}:")]
    [When("映射表副本中新增文件{string}:")]
    public void Add(string file, string text)
    {
        string path = Path.Combine(folder["mappings"], file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // not null: below the copy
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n", new UTF8Encoding(false));
    }

    [Given("映射表副本中来源{string}由{string}另建版本{string}，自{string}起生效")]
    [When("映射表副本中来源{string}由{string}另建版本{string}，自{string}起生效")]
    public void AddVersion(string source, string from, string version, string day)
    {
        string fresh = Path.Combine("sources", source, version);
        FolderCopy.Make(Path.Combine(folder["mappings"], "sources", source, from), Path.Combine(folder["mappings"], fresh));
        string settings = Path.Combine(fresh, "source.yaml");
        Edit(settings, $"version: \"{from}\"", $"version: \"{version}\"");
        string text = File.ReadAllText(Path.Combine(folder["mappings"], settings), Encoding.UTF8);
        string term = text.Split('\n').Single(line => line.StartsWith("effective:", StringComparison.Ordinal));
        Edit(settings, term, $"effective: {{from: {day}}}");
    }

    [Given("平台模拟器和网关已用映射表副本启动")]
    public Task Start() => gateway.StartAsync(("Gateway:Mappings", folder["mappings"]), ("Gateway:Reload:Watch", "false"));

    [Given("平台模拟器和网关已用映射表副本启动，并自动留意副本的变化")]
    public Task StartWatching() => gateway.StartAsync(("Gateway:Mappings", folder["mappings"]), ("Gateway:Reload:Every", "00:00:00.1"));
}
