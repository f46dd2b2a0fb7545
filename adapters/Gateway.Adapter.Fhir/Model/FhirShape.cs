using System.Collections.Frozen;

namespace Gateway.Adapter.Fhir.Model;

/// <summary>What records of R4 look like, for checks of tables. A type inside itself (an extension, a bundle in a bundle) is open there.</summary>
internal sealed class FhirShape
{
    private static readonly Lazy<RecordShape> Messages = new(() => new FhirShape().OfAny(isMessage: true));

    private readonly Dictionary<(string Type, bool Repeats), RecordShape> known = [];
    private readonly HashSet<string> inWork = new(StringComparer.Ordinal);

    private FhirShape()
    {
    }

    /// <summary>A record with one resource, whichever.</summary>
    public static RecordShape OfMessages => Messages.Value;

    // Bundles first: what they hold is known one level deeper.
    private RecordShape OfAny(bool isMessage, bool repeats = false)
    {
        IEnumerable<KeyValuePair<string, RecordShape>> resources = FhirTypes.All.Where(type => type.IsResource).OrderBy(type => type.Name != "Bundle").Select(type => KeyValuePair.Create(type.Name, Of(type, repeats: false)));
        IEnumerable<KeyValuePair<string, RecordShape>> form = isMessage ? [KeyValuePair.Create(FhirCodec.FormNode, RecordShape.Value)] : [];
        return new RecordShape { Repeats = repeats, Named = resources.Concat(form).ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private RecordShape Of(FhirType type, bool repeats)
    {
        if (known.TryGetValue((type.Name, repeats), out RecordShape? shape))
        {
            return shape;
        }

        if (type.IsUnknown || type.Name == "Extension" || !inWork.Add(type.Name))
        {
            return RecordShape.Open;
        }

        shape = new RecordShape { Repeats = repeats, Prefix = "_", Prefixed = RecordShape.Open, Named = type.Elements.Values.ToFrozenDictionary(element => element.Name, Below, StringComparer.Ordinal) };
        inWork.Remove(type.Name);
        known.Add((type.Name, repeats), shape);
        return shape;
    }

    private RecordShape Below(FhirElement element) => element.Kind switch
    {
        ElementKind.Group => Of(FhirTypes.Of(element), element.Repeats),
        ElementKind.Resource => inWork.Contains("Resource") ? RecordShape.Open : Contained(element.Repeats),
        _ => element.Repeats ? new RecordShape { Repeats = true } : RecordShape.Value,
    };

    // One level of resources inside resources is known; what is inside those is open.
    private RecordShape Contained(bool repeats)
    {
        inWork.Add("Resource");
        RecordShape shape = OfAny(isMessage: false, repeats);
        inWork.Remove("Resource");
        return shape;
    }
}
