using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Finds resources in a Bundle by type and label, once read through.</summary>
public sealed class BundleIndex
{
    private readonly Dictionary<string, List<Resource>> byType = new(StringComparer.Ordinal);

    /// <summary>Reads a Bundle through.</summary>
    public BundleIndex(Bundle bundle)
    {
        Bundle = bundle;
        foreach (Resource resource in bundle.Entry.Select(entry => entry.Resource).OfType<Resource>())
        {
            if (!byType.TryGetValue(resource.TypeName, out List<Resource>? list))
            {
                byType.Add(resource.TypeName, list = []);
            }

            list.Add(resource);
        }
    }

    /// <summary>What was read through.</summary>
    public Bundle Bundle { get; }

    /// <summary>The event that the header names; null where there is none.</summary>
    public string? Event => First("MessageHeader", null) is MessageHeader { Event: Coding coding } ? coding.Code : null;

    /// <summary>Resources of a type in the Bundle's order.</summary>
    public IReadOnlyList<Resource> All(string type) => byType.TryGetValue(type, out List<Resource>? list) ? list : [];

    /// <summary>The first resource of a type, or the one with a label; null when there is none.</summary>
    public Resource? First(string type, string? label) => All(type).FirstOrDefault(resource => HasLabel(resource, label));

    /// <summary>The last one: of several answers the latest counts.</summary>
    public Resource? Last(string type, string? label) => All(type).LastOrDefault(resource => HasLabel(resource, label));

    /// <summary>The element or resource that a bound path starts from; null for nothing.</summary>
    /// <param name="latest">Take the last of several resources of a type instead of the first.</param>
    public Base? Start(BoundPath path, bool latest = false) => latest ? Last(path.Written.Type!, path.Written.Label) : First(path.Written.Type!, path.Written.Label); // the caller asks for paths from a type only

    private static bool HasLabel(Resource resource, string? label) =>
        label is null || (resource.Meta?.Tag.Exists(tag => tag.System == CanonicalSystems.Label && tag.Code == label) ?? false);
}
