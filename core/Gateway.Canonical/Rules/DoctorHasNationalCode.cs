using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Whoever ordered what is charged has a national code (<c>bilg_dr_codg</c>). A pharmacy's sale may be without a doctor, but not with one that has no code.</summary>
internal sealed class DoctorHasNationalCode : ICanonicalRule
{
    private static readonly string System = SliceCatalog.Default.Find("Practitioner.identifier", "Identifier", "practitioner")[0].Value;

    public IEnumerable<Issue> Check(Bundle message)
    {
        bool isHospital = message.IsBill() && !message.IsPharmacy();
        return !message.IsBill() ? [] : message.Each<ChargeItem>()
            .Where(row => row.Resource.Performer.Count > 0 ? !row.Resource.Performer.Exists(HasCode) : isHospital)
            .Select(row => IssueCodes.DoctorWithoutCode.At($"{row.Place}.performer.actor.identifier.value", "Expected the national code of the doctor who ordered it."));
    }

    private static bool HasCode(ChargeItem.PerformerComponent performer) =>
        performer.Actor?.Identifier is { Value.Length: > 0 } identifier && (identifier.System is null || identifier.System == System);
}
