using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Rows are told apart by their numbers (<c>feedetl_sn</c>), which are unique within a visit.</summary>
internal sealed class DetailNumbersDiffer : ICanonicalRule
{
    private static readonly string System = SliceCatalog.Default.Find("ChargeItem.identifier", "Identifier", "detail")[0].Value;

    public IEnumerable<Issue> Check(Bundle message)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return message.Each<ChargeItem>()
            .Where(row => NumberOf(row.Resource) is { } number && !seen.Add(number))
            .Select(row => IssueCodes.DetailRepeated.At($"{row.Place}.identifier[detail].value", "Expected a number that no other row of the message has."));
    }

    private static string? NumberOf(ChargeItem row) => row.Identifier.Find(identifier => identifier.System == System)?.Value;
}
