using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>How rules read a message: resources with the names that tables and lineage use, and extensions by name.</summary>
internal static class MessageContent
{
    private const string ExtensionPrefix = "urn:cn:nhsa:ext:";
    private static readonly string[] Bills = ["outpatient.charges", "outpatient.presettle", "outpatient.settle", "inpatient.charges", "inpatient.presettle", "inpatient.settle", "pharmacy.presettle", "pharmacy.settle"];

    /// <summary>Resources of a type with their places: <c>Claim</c>, <c>Condition#main</c>, <c>ChargeItem[2]</c>.</summary>
    public static IEnumerable<(string Place, T Resource)> Each<T>(this Bundle message)
        where T : DomainResource
    {
        T[] found = [.. message.Entry.Select(entry => entry.Resource).OfType<T>()];
        int unlabelled = 0;
        foreach (T resource in found)
        {
            string? label = resource.Meta?.Tag.Find(tag => tag.System == CanonicalSystems.Label)?.Code;
            yield return (label is not null ? $"{resource.TypeName}#{label}" : Place(resource.TypeName, ++unlabelled), resource);
        }
    }

    /// <summary>Whether the message charges something to the insurance: its event carries rows and goes to the national platform.</summary>
    public static bool IsBill(this Bundle message) => EventOf(message) is { } name && !name.EndsWith(".cancel", StringComparison.Ordinal) && Bills.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Whether a pharmacy sells.</summary>
    public static bool IsPharmacy(this Bundle message) => EventOf(message)?.StartsWith("pharmacy.", StringComparison.Ordinal) ?? false;

    /// <summary>The event that the header names.</summary>
    public static string? EventOf(this Bundle message) => (message.Entry.Select(entry => entry.Resource).OfType<MessageHeader>().FirstOrDefault()?.Event as Coding)?.Code;

    /// <summary>A code that the model keeps as an extension; null where there is none.</summary>
    public static string? CodeOf(this DomainResource resource, string name) => (Value(resource, name) as Code)?.Value;

    /// <summary>A decimal that the model keeps as an extension; null where there is none.</summary>
    public static decimal? DecimalOf(this DomainResource resource, string name) => (Value(resource, name) as FhirDecimal)?.Value;

    /// <summary>Whether the resource has the extension.</summary>
    public static bool Has(this DomainResource resource, string name) => Value(resource, name) is not null;

    /// <summary>An issue at an element.</summary>
    public static Issue At(this IssueCode code, string place, string reason) => new(code, new SourceLocation(place), reason);

    // Lines come in numbers; a single Claim or Encounter is named without one.
    private static string Place(string type, int number) => type is "ChargeItem" || number > 1 ? $"{type}[{number}]" : type;

    private static DataType? Value(DomainResource resource, string name) => resource.Extension.Find(extension => extension.Url == ExtensionPrefix + name)?.Value;
}
