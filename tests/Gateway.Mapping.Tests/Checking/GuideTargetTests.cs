using Gateway.Guide;

namespace Gateway.Mapping.Tests.Checking;

public sealed class GuideTargetTests
{
    [Fact]
    public void Names_that_R4_lacks_are_found_among_the_published_targets_of_HL7()
    {
        GuideTargets targets = GuideTargets.Read();

        Assert.Equal((1055, 48, 3, 11), (targets.Count, targets.Missing.Length, targets.Untyped.Length, targets.Unbalanced.Length));
        Assert.Contains(targets.Missing, finding => finding.Reason.Contains("Did you mean 'payor'?", StringComparison.Ordinal));
        Assert.Contains(targets.Missing, finding => finding.Reason.Contains("Did you mean 'occurrenceTiming'?", StringComparison.Ordinal));
    }
}
