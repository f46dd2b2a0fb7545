using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Which values of a canonical message may tell who somebody is. Reports compare them and never show them.</summary>
internal static class PersonalData
{
    private static readonly HashSet<string> Persons = ["Patient", "RelatedPerson", "Person", "Practitioner", "PractitionerRole", "Coverage"];
    private static readonly HashSet<string> Elements = ["identifier", "name", "telecom", "address", "contact", "photo", "text", "note", "subscriberId", "reference"];

    public static bool IsPerson(string resourceType) => Persons.Contains(resourceType);

    /// <summary>Whether an element is about a person wherever it stands.</summary>
    public static bool IsAbout(string element, Base parent) => Elements.Contains(element) || (parent is ResourceReference && element == "display");

    /// <summary>System and code of a national list say nothing about who; a person's own numbers do.</summary>
    public static bool IsHarmless(Base node, Base? above) => node is FhirUri && above is Identifier or Coding or Extension;
}
