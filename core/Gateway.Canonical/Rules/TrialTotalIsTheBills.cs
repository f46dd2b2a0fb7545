using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>The platform's trial counts the same total as the bill: a row that was lost on the way, or an old one that stayed there, shows here and not in the patient's hand.</summary>
internal sealed class TrialTotalIsTheBills : IFactRule
{
    public bool Speaks(RuleStage stage) => stage == RuleStage.Amounts;

    public IEnumerable<Issue> Check(RuleFacts facts) => !facts.Amounts.TryGetValue("medfee_sumamt", out decimal trial) ? [] : facts.Message.Each<Claim>()
        .Where(claim => claim.Resource.Total?.Value is { } total && total != trial)
        .Select(claim => IssueCodes.TrialTotalDiffers.At($"{claim.Place}.total.value", "Expected the total that the platform's trial settlement gives."));
}
