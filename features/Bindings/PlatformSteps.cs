using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Features.Bindings;

/// <summary>What goes wrong at the platform. Orders of words differ between languages, and parameters follow them.</summary>
[Binding]
public sealed class PlatformSteps(PlatformUnderTest platform)
{
    [Given("the platform meets the next {int} call of {string} with {string}")]
    [Given("the platform meets the next {int} calls of {string} with {string}")]
    public void MeetsNext(int times, string transaction, string fault) => Add(transaction, 0, times, fault);

    [Given("平台对{string}的下 {int} 次调用{string}")]
    public void Meets(string transaction, int times, string fault) => Add(transaction, 0, times, fault);

    [Given("平台对{string}跳过 {int} 次之后的下 {int} 次调用{string}")]
    public void MeetsLater(string transaction, int skip, int times, string fault) => Add(transaction, skip, times, fault);

    [Given("calls of {string} are refused the next {int} times because {string}")]
    [Given("平台对{string}的下 {int} 次调用拒绝并说明{string}")]
    public void Refuses(string transaction, int times, string reason) =>
        platform.Add(new FaultRule { Kind = FaultKind.Refuse, Infno = transaction, Times = times, ErrMsg = reason });

    [Given("the platform is closed for maintenance")]
    [Given("平台停机维护")]
    public void Closes() => platform.Twin.Close();

    [When("the platform opens again")]
    [When("平台重新开放")]
    public void Opens() => platform.Twin.Open();

    /// <summary>A fault that never came would make a scenario hold for nothing.</summary>
    [AfterScenario]
    public void EveryFaultCame() => Assert.Empty(platform.NeverPlayed);

    private void Add(string transaction, int skip, int times, string fault) => platform.Add(new FaultRule
    {
        Kind = Enum.Parse<FaultKind>(fault.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), Infno = transaction, Skip = skip, Times = times,
    });
}
