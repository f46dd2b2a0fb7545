using System.Globalization;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>An ID number has a right check character, and says the same birth date and sex as the message.</summary>
internal sealed class IdNumberIsValid : ICanonicalRule
{
    private static readonly string System = SliceCatalog.Default.Find("Patient.identifier", "Identifier", "idcard")[0].Value;

    public IEnumerable<Issue> Check(Bundle message) => message.Each<Patient>().SelectMany(patient => Check(patient.Place, patient.Resource));

    private static IEnumerable<Issue> Check(string place, Patient patient)
    {
        string? text = patient.Identifier.Find(identifier => identifier.System == System)?.Value;
        if (text is null)
        {
            yield break;
        }

        if (!ChineseIdNumber.TryRead(text, out ChineseIdNumber number))
        {
            yield return IssueCodes.IdNumberInvalid.At($"{place}.identifier[idcard].value", "Expected 18 characters with a real birth date and the right check character, or 15 digits.");
            yield break;
        }

        if (patient.BirthDate is { Length: 10 } birth && birth != number.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            yield return IssueCodes.IdNumberDisagrees.At($"{place}.birthDate", "Expected the birth date that the ID number says.");
        }

        if (patient.Gender is AdministrativeGender.Male or AdministrativeGender.Female && patient.Gender == AdministrativeGender.Male != number.IsMale)
        {
            yield return IssueCodes.IdNumberDisagrees.At($"{place}.gender", "Expected the sex that the ID number says.");
        }
    }
}
