using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>What is charged to the insurance has its national catalogue code (<c>med_list_codg</c>).</summary>
internal sealed class ChargeIsInCatalogue : ICanonicalRule
{
    private static readonly string System = SliceCatalog.Default.Find("ChargeItem.code.coding", "Coding", "catalogue")[0].Value;

    public IEnumerable<Issue> Check(Bundle message) => !message.IsBill() ? [] : message.Each<ChargeItem>()
        .Where(row => row.Resource.Code?.Coding.Exists(coding => coding.System == System && !string.IsNullOrEmpty(coding.Code)) is not true)
        .Select(row => IssueCodes.ChargeNotInCatalogue.At($"{row.Place}.code.coding[catalogue].code", "Expected the national catalogue code of what is charged."));
}
