using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>A Claim's total is the sum of the charge rows that come with it. The platform refuses a settlement whose total differs from the uploaded rows.</summary>
internal sealed class TotalIsSumOfRows : ICanonicalRule
{
    public IEnumerable<Issue> Check(Bundle message)
    {
        decimal[] rows = [.. message.Each<ChargeItem>().Select(row => row.Resource.PriceOverride?.Value).OfType<decimal>()];
        return rows.Length == 0 ? [] : message.Each<Claim>()
            .Where(claim => claim.Resource.Total?.Value is { } total && total != rows.Sum())
            .Select(claim => IssueCodes.TotalDiffers.At($"{claim.Place}.total.value", $"Expected the sum of the {rows.Length} rows' amounts."));
    }
}
