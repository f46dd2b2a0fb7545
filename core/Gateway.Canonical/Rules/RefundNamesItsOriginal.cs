using Gateway.Contract;
using Hl7.Fhir.Model;
using Task = Hl7.Fhir.Model.Task;

namespace Gateway.Canonical;

/// <summary>What takes something back says what: a cancelling Task has a focus, a negative row or claim names the one it takes back.</summary>
internal sealed class RefundNamesItsOriginal : ICanonicalRule
{
    public IEnumerable<Issue> Check(Bundle message) =>
    [
        .. message.Each<Task>().Where(task => Names(task.Resource.Focus) is false)
            .Select(task => IssueCodes.OriginalMissing.At($"{task.Place}.focus.identifier.value", "Expected the number of what is cancelled.")),
        .. message.Each<ChargeItem>().Where(row => row.Resource.PriceOverride?.Value < 0 && row.Resource.PartOf.Count == 0 && !row.Resource.Has("init_feedetl_sn"))
            .Select(row => IssueCodes.OriginalMissing.At($"{row.Place}.extension[init_feedetl_sn].valueString", "Expected the number of the row that a negative row takes back.")),
        .. message.Each<Claim>().Where(claim => claim.Resource.Total?.Value < 0 && claim.Resource.Related.Count == 0)
            .Select(claim => IssueCodes.OriginalMissing.At($"{claim.Place}.related.claim", "Expected the claim that a negative claim takes back.")),
    ];

    private static bool Names(ResourceReference? focus) => !string.IsNullOrEmpty(focus?.Reference) || !string.IsNullOrEmpty(focus?.Identifier?.Value);
}
