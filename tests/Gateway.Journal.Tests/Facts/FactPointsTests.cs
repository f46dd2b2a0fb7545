using Gateway.Contract;

namespace Gateway.Journal.Tests;

public sealed class FactPointsTests
{
    [Fact]
    public void Every_kind_of_fact_has_a_fail_point_before_and_after_it_is_written() => Assert.All(Enum.GetValues<FactKind>(), kind =>
        Assert.Equal(($"Before{kind}", $"After{kind}"), (FactPoints.Before(kind).ToString(), FactPoints.After(kind).ToString())));

    [Fact]
    public void A_process_that_is_not_armed_dies_nowhere()
    {
        Assert.False(FailPoints.AreArmed);
        Assert.All(Enum.GetValues<FailPoint>(), FailPoints.Reach);
    }
}
