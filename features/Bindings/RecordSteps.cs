using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.PlatformSimulator.Admin;

namespace Gateway.Features.Bindings;

/// <summary>Settlement lists, medical records and prescriptions at the platform.</summary>
[Binding]
public sealed class RecordSteps(PlatformUnderTest platform)
{
    private TwinSnapshot Held => platform.Twin.Snapshot();

    [Then("平台上有 {int} 份病案与报告")]
    public void HoldsRecords(int count) => Assert.Equal(count, Held.Records);

    [Then("平台上有 {int} 张有效处方")]
    public void HoldsPrescriptions(int count) => Assert.Equal(count, Held.Prescriptions);
}
