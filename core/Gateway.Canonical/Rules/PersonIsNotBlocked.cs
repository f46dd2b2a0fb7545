using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>The person is not on the list of those whose insurance is blocked (code table <c>blocked-person</c>, by the hash of a number, with dates).</summary>
internal sealed class PersonIsNotBlocked : IFactRule
{
    private const string List = "blocked-person";
    private const string Certificate = "certno";
    private static readonly string IdCard = SliceCatalog.Default.Find("Patient.identifier", "Identifier", "idcard")[0].Value;
    private static readonly string Credential = SliceCatalog.Default.Find("Coverage.identifier", "Identifier", "credential")[0].Value;

    public bool Speaks(RuleStage stage) => stage is RuleStage.Message or RuleStage.Person;

    public IEnumerable<Issue> Check(RuleFacts facts) =>
    [
        .. Numbers(facts.Message).Where(number => facts.Listed(List, number.Value) is not null).Take(1).Select(number => Blocked(number.Place)),
        .. facts.Known.GetValueOrDefault(Certificate) is { Length: > 0 } certificate && facts.Listed(List, certificate) is not null ? (Issue[])[Blocked($"1101/baseinfo/{Certificate}")] : [],
    ];

    private static Issue Blocked(string place) => IssueCodes.PersonBlocked.At(place, "Expected a person who is not on the list blocked-person.");

    private static IEnumerable<(string Place, string Value)> Numbers(Bundle message) =>
    [
        .. message.Each<Patient>().SelectMany(row => Of($"{row.Place}.identifier[idcard].value", row.Resource.Identifier, IdCard)),
        .. message.Each<Coverage>().SelectMany(row => Of($"{row.Place}.identifier[credential].value", row.Resource.Identifier, Credential)),
    ];

    private static IEnumerable<(string Place, string Value)> Of(string place, List<Identifier> identifiers, string system) =>
        identifiers.Where(identifier => identifier.System == system && !string.IsNullOrEmpty(identifier.Value)).Select(identifier => (place, identifier.Value!)); // filtered
}
