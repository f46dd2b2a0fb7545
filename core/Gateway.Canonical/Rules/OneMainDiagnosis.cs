using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Where diagnoses are sent, exactly one is the main one (<c>maindiag_flag</c>). Several, or none, are refused by every platform.</summary>
internal sealed class OneMainDiagnosis : ICanonicalRule
{
    public IEnumerable<Issue> Check(Bundle message)
    {
        (string Place, Condition Resource)[] all = [.. message.Each<Condition>().Where(row => row.Resource.Has("maindiag_flag"))];
        (string Place, Condition Resource)[] main = [.. all.Where(row => row.Resource.CodeOf("maindiag_flag") == "1")];
        return (all.Length, main.Length) switch
        {
            (0, _) or (_, 1) => [],
            (_, 0) => [IssueCodes.MainDiagnosisCount.At($"{all[0].Place}.extension[maindiag_flag].valueCode", "Expected one main diagnosis; none is.")],
            _ => main.Skip(1).Select(row => IssueCodes.MainDiagnosisCount.At($"{row.Place}.extension[maindiag_flag].valueCode", "Expected no second main diagnosis.")),
        };
    }
}
