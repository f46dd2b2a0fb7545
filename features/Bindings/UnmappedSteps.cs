using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Tests;

namespace Gateway.Features.Bindings;

/// <summary>Codes that no table knows, and the work list that takes them to a person and back.</summary>
[Binding]
public sealed class UnmappedSteps(GatewayUnderTest gateway, GatewaySettings settings, OperatorView operators, ScenarioFolder folder, Replies replies, Keys keys)
{
    private Executable.Run? last;

    private string Sheet => folder["worklist.csv"];

    /// <summary>A copy of the mappings with a newer version of the source, as provincial IT would make one.</summary>
    [Given("网关按映射副本运行，来源{string}的新版本规定概念{string}的未对照编码{string}")]
    public Task RunsOnCopy(string source, string concept, string action)
    {
        string copy = MappingCopy.Make(folder), version = Path.Combine(copy, "sources", source, "1.1"), yaml = Path.Combine(version, "source.yaml");
        FolderCopy.Make(Path.Combine(copy, "sources", source, "1.0"), version);
        string text = File.ReadAllText(yaml).Replace("version: \"1.0\"", "version: \"1.1\"", StringComparison.Ordinal).Replace("from: 2014-01-01", "from: 2015-01-01", StringComparison.Ordinal);
        Assert.Contains($"{concept}: {{unmapped: reject}}", text, StringComparison.Ordinal);
        File.WriteAllText(yaml, text.Replace($"{concept}: {{unmapped: reject}}", $"{concept}: {{unmapped: {action}}}", StringComparison.Ordinal));
        settings.Values["Gateway:Mappings"] = copy;
        return gateway.StartAsync();
    }

    [Given("网关按映射副本运行")]
    public Task RunsOnPlainCopy()
    {
        settings.Values["Gateway:Mappings"] = MappingCopy.Make(folder);
        return gateway.StartAsync();
    }

    [When("信息中心导出未对照编码清单")]
    public async Task Exports() => Assert.True((await RunAsync("export", Sheet)).ExitCode == 0, last?.Errors);

    [When("信息中心在清单中把编码{string}的目标填为{string}")]
    public void FillsIn(string code, string target) => Edit(code, ("target", target));

    [When("表格软件把清单中的编码{string}变成了{string}")]
    public void Changes(string code, string changed) => Edit(code, ("code", changed));

    [When("用WPS把清单另存为GB18030")]
    public void SavesAsGb18030()
    {
        Assert.True(TextEncodings.TryGet("gb18030", out Encoding? gb18030));
        File.WriteAllBytes(Sheet, gb18030.GetBytes(File.ReadAllText(Sheet, Encoding.UTF8)));
    }

    [When("信息中心导入清单")]
    public Task Imports() => RunAsync("import", Sheet, "--mappings", folder["mappings"]);

    [When("信息中心用命令把来源{string}概念{string}的编码{string}填为{string}，并放行等待的报文")]
    public Task Fills(string source, string concept, string code, string target) =>
        RunAsync("fill", code, target, "--institution", Keys.Hospital, "--source", source, "--concept", concept, "--layer", "institution", "--reason", "对照已补齐", "--release");

    [Then("命令成功，结果说明{string}")]
    public void Says(string text)
    {
        Assert.True(last!.ExitCode == 0, last.Errors); // a command ran before
        Assert.Contains(text, Encoding.UTF8.GetString(last.Output), StringComparison.Ordinal);
    }

    [Then("命令失败，结果说明{string}，{string}没有改动")]
    public void Refuses(string text, string table)
    {
        Assert.Equal(1, last!.ExitCode); // a command ran before
        Assert.Contains(text, Encoding.UTF8.GetString(last.Output) + last.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Mappings, table)), File.ReadAllBytes(Path.Combine(folder["mappings"], table)));
    }

    [Then("导入成功，{string}增加了编码{string}")]
    public void IsImported(string table, string code)
    {
        Assert.True(last!.ExitCode == 0, last.Errors); // a command ran before
        Assert.Contains($"{table}: 1 rows added", Encoding.UTF8.GetString(last.Output), StringComparison.Ordinal);
        Assert.Contains($"\n{code},", File.ReadAllText(Path.Combine(folder["mappings"], table)), StringComparison.Ordinal);
    }

    [Then("导入结果给出重试该报文的命令")]
    public void NamesRetry() => Assert.Contains($"messages retry {replies.LastMessageId} ", Encoding.UTF8.GetString(last!.Output), StringComparison.Ordinal); // a command ran before

    [Then("导入被拒绝，问题代码为{string}，指出第 {int} 行，{string}没有改动")]
    public void IsRefused(string code, int row, string table)
    {
        Assert.Equal(1, last!.ExitCode); // a command ran before
        Assert.Contains($"worklist.csv:{row}:", last.Errors, StringComparison.Ordinal);
        Assert.Contains(code, last.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Mappings, table)), File.ReadAllBytes(Path.Combine(folder["mappings"], table)));
    }

    [Then("未对照编码清单中概念{string}的编码{string}名称为{string}，计 {int} 条报文，处理为{string}，状态为{string}")]
    public async Task HasLine(string concept, string code, string display, int messages, string action, string state)
    {
        JsonNode line = await LineAsync(concept, code);
        Assert.Equal((display, messages, action, state), ((string?)line["display"] ?? "", (int)line["messages"]!, (string?)line["action"], (string?)line["state"])); // every line has a count
    }

    [Then("未对照编码清单为概念{string}的编码{string}建议目标{string}")]
    public async Task Suggests(string concept, string code, string target) =>
        Assert.Contains(target, (await LineAsync(concept, code))["suggestions"]!.AsArray().Select(one => (string?)one!["target"])); // every open line has a list

    [Then("未对照编码清单中没有{string}")]
    public async Task HoldsNo(string text)
    {
        string list = await operators.TextAsync("/api/mappings/unmapped");
        Assert.Contains("codes", list, StringComparison.Ordinal);
        Assert.DoesNotContain(text, list, StringComparison.Ordinal);
    }

    [Then("运行指标中概念{string}处理为{string}的未对照编码至少计 {int} 个")]
    public async Task Counts(string concept, string action, int count)
    {
        string metrics = await operators.TextAsync("/metrics");
        string? line = metrics.Split('\n').FirstOrDefault(one => one.StartsWith("gateway_unmapped_codes_total{", StringComparison.Ordinal)
            && one.Contains($"concept=\"{concept}\"", StringComparison.Ordinal) && one.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        Assert.True(line is not null && int.Parse(line.Split('}')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture) >= count, line ?? metrics); // other scenarios of this process count too
    }

    private async Task<JsonNode> LineAsync(string concept, string code)
    {
        JsonNode list = JsonNode.Parse(await operators.TextAsync($"/api/mappings/unmapped?concept={Uri.EscapeDataString(concept)}"))!; // the API never answers the text null
        return Assert.Single(list["codes"]!.AsArray(), line => (string?)line!["code"] == code)!; // the list always has it
    }

    private void Edit(string code, (string Column, string Value) cell)
    {
        List<ImmutableArray<string>> rows = CsvText.Rows(File.ReadAllText(Sheet, Encoding.UTF8));
        int row = rows.FindIndex(cells => cells[^1] == $"[{code}]");
        Assert.True(row > 0, $"The work list has no {code}.");
        rows[row] = rows[row].SetItem(rows[0].IndexOf(cell.Column), cell.Value);
        File.WriteAllText(Sheet, string.Concat(rows.Select(cells => string.Join(',', cells.Select(Quoted)) + "\r\n")), Encoding.UTF8);
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task<Executable.Run> RunAsync(string verb, params string[] more) =>
        last = await Executable.RunAsync(["mappings", "unmapped", verb, .. more, "--url", gateway.Url.ToString(), "--key", keys.Operator]);
}
