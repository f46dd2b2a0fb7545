using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Features.Bindings;

/// <summary>Filings, catalogue comparisons and stock: what a pharmacy uploads and what the platform then holds.</summary>
[Binding]
public sealed class RegisterSteps(PlatformUnderTest platform, GatewayUnderTest gateway, ScenarioFolder folder, HttpSteps http)
{
    [Given("药店已上报样例{string}")]
    public Task HasUploaded(string sample) => http.PharmacySends(sample);

    [Given("医院已用样例{string}完成备案")]
    public Task HasFiled(string sample) => http.HospitalSends(sample);

    [Given("平台对{string}跳过 {int} 次之后的下 {int} 次调用拒绝并说明{string}")]
    public void RefusesLater(string transaction, int skip, int times, string reason) =>
        platform.Add(new FaultRule { Kind = FaultKind.Refuse, Infno = transaction, Skip = skip, Times = times, ErrMsg = reason });

    [Given("网关按映射副本运行，示范市以{string}代替{string}、以{string}代替{string}")]
    public Task SpeaksInstead(string first, string insteadOfFirst, string second, string insteadOfSecond)
    {
        string copy = MappingCopy.Make(folder), dialect = Path.Combine(Directory.GetDirectories(Path.Combine(copy, "regions"), "999999-*").Single(), "dialect.yaml");
        string text = File.ReadAllText(dialect);
        Assert.Contains("batch: {", text, StringComparison.Ordinal);
        File.WriteAllText(dialect, text.Replace("batch: {", $"batch: {{\"{first}\": 100, \"{second}\": 100, ", StringComparison.Ordinal)
            + $"instead: {{\"{insteadOfFirst}\": \"{first}\", \"{insteadOfSecond}\": \"{second}\"}}\n");
        return gateway.StartAsync(("Gateway:Mappings", copy));
    }

    [Then("平台上有 {int} 条进销存记录")]
    public void HoldsStock(int count) => Assert.Equal(count, platform.Twin.Snapshot().StockRecords);

    [Then("平台上有 {int} 件有效备案")]
    public void HoldsFilings(int count) => Assert.Equal(count, platform.Twin.Snapshot().Filings);

    [Then("平台上有 {int} 条目录对照")]
    public void HoldsComparisons(int count) => Assert.Equal(count, platform.Twin.Snapshot().Comparisons);
}
