using System.Reflection;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Gateway.Contract;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Binds paths to the FHIR R4 model (4.0.1) and our slices: elements, choice types, cardinality.</summary>
/// <param name="slices">The slices that paths may name.</param>
public sealed class ElementModel(SliceCatalog slices)
{
    private static readonly ModelInspector Inspector = ModelInfo.ModelInspector;

    /// <summary>The model with the product's own slices.</summary>
    public static ElementModel Default { get; } = new(SliceCatalog.Default);

    /// <summary>Parses and binds a path.</summary>
    /// <param name="text">As <see cref="ElementPath"/> reads it.</param>
    /// <param name="continues">The path of the current element, for one that begins with a dot; null where there is none.</param>
    /// <param name="path">The bound path; null when the result is false.</param>
    /// <param name="fault">Why not; null when the result is true.</param>
    public bool TryBind(string text, BoundPath? continues, [NotNullWhen(true)] out BoundPath? path, [NotNullWhen(false)] out PathFault? fault)
    {
        path = null;
        if (!ElementPath.TryParse(text, out ElementPath? written, out string? reason))
        {
            fault = new PathFault(reason);
            return false;
        }

        ClassMapping? start = written.Type is null ? continues?.LeafMapping : Inspector.FindClassMapping(written.Type);
        if (start is null || (written.Type is not null && !start.IsResource))
        {
            fault = new PathFault(written.Type is null
                ? "A path that begins with a dot needs an 'each' that walks the canonical message."
                : $"'{written.Type}' is no resource type of FHIR R4.{NearestName.Hint(written.Type, ModelInfo.SupportedResources)}");
            return false;
        }

        return TryBind(written, start, written.Type ?? continues!.Definition, out path, out fault); // a relative path got here by its continues
    }

    /// <summary>Elements that R4 demands of a resource (cardinality from 1), e.g. <c>status</c> and <c>class</c> of Encounter; empty for a type that R4 does not have.</summary>
    public static ImmutableArray<string> MandatoryOf(string resourceType) => Inspector.FindClassMapping(resourceType) is { } type ? MandatoryOf(type) : [];

    private bool TryBind(ElementPath written, ClassMapping start, string definition, [NotNullWhen(true)] out BoundPath? path, [NotNullWhen(false)] out PathFault? fault)
    {
        path = null;
        (ClassMapping at, Type type) = (start, start.NativeType);
        ImmutableArray<BoundStep>.Builder steps = ImmutableArray.CreateBuilder<BoundStep>();
        foreach (ElementStep step in written.Steps)
        {
            if (!TryFindElement(at, step.Name, out PropertyMapping? property, out ClassMapping? below, out type!, out fault)
                || !TryFindSlice(step, property, $"{definition}.{step.Name}", below, out ImmutableArray<(BoundPath, string)> fixes, out fault))
            {
                return false;
            }

            definition += $".{step.Name}";
            steps.Add(new BoundStep(property.Name, type, property.ImplementingType, property.IsCollection, step, fixes)
            {
                ReferenceTypes = type == typeof(ResourceReference) ? ReferenceTypesOf(property) : [],
                Mandatory = MandatoryOf(below),
            });
            at = below;
        }

        fault = null;
        path = new BoundPath(written, definition, at, type, steps.ToImmutable());
        return true;
    }

    private static bool TryFindElement(ClassMapping at, string name, [NotNullWhen(true)] out PropertyMapping? property, [NotNullWhen(true)] out ClassMapping? below, [NotNullWhen(true)] out Type? type, [NotNullWhen(false)] out PathFault? fault)
    {
        (below, type) = (null, null);
        property = at.FindMappedElementByName(name) is { } found && found.Name == name ? found : null; // the library looks without regard to case
        if (property is not null && property.Choice == ChoiceType.DatatypeChoice)
        {
            fault = new PathFault($"'{name}' of {at.Name} has a type to choose: write {string.Join(" or ", ChoiceNames(property).Take(6))}.");
            return false;
        }

        property ??= at.FindMappedElementByChoiceName(name) is { } choice && ChoiceNames(choice).Contains(name) ? choice : null;
        if (property is null)
        {
            fault = new PathFault($"{at.Name} has no element '{name}'.{NearestName.Hint(name, Names(at))}");
            return false;
        }

        bool isShared = property.ImplementingType == typeof(PrimitiveType) && property.FhirType.Length == 1; // Attachment.url: uri in one version of FHIR, url in another
        type = property.Choice == ChoiceType.DatatypeChoice ? ChosenType(property, name) : isShared ? property.FhirType[0] : property.ImplementingType;
        below = property.Choice == ChoiceType.DatatypeChoice || isShared ? Inspector.FindClassMapping(type) : property.PropertyTypeMapping;
        fault = below is null ? new PathFault($"The type of '{name}' is not known.") : null;
        return below is not null;
    }

    private bool TryFindSlice(ElementStep step, PropertyMapping property, string definition, ClassMapping type, out ImmutableArray<(BoundPath Path, string Value)> fixes, [NotNullWhen(false)] out PathFault? fault)
    {
        fixes = [];
        fault = null;
        if (!property.IsCollection && (step.Slice is not null || step.Position > 1 || step.IsEach))
        {
            fault = new PathFault($"'{step.Name}' occurs at most once: nothing in brackets may follow it.");
        }
        else if (step.Slice is not null)
        {
            ImmutableArray<SliceValue> values = slices.Find(definition, type.Name, step.Slice);
            fault = values.IsEmpty ? new PathFault($"'{definition}' has no slice '{step.Slice}'.{NearestName.Hint(step.Slice, slices.NamesOf(definition, type.Name))}") : null;
            fixes = fault is null ? [.. values.Select(value => (BindFixed(value, type, definition), value.Value))] : [];
        }

        return fault is null;
    }

    private BoundPath BindFixed(SliceValue value, ClassMapping type, string definition)
    {
        PathFault? fault = null;
        return ElementPath.TryParse("." + value.Element, out ElementPath? written, out string? reason) && TryBind(written, type, definition, out BoundPath? bound, out fault)
            ? bound
            : throw new FormatException($"The slice table says '{value.Element}' of '{definition}': {reason ?? fault?.Reason}");
    }

    private static ImmutableArray<string> ReferenceTypesOf(PropertyMapping property) =>
        property.NativeProperty?.GetCustomAttribute<ReferencesAttribute>()?.Resources is { } types && !types.Contains("Resource") ? [.. types] : [];

    private static ImmutableArray<string> MandatoryOf(ClassMapping type) => [.. type.PropertyMappings.Where(property => property.IsMandatoryElement).Select(property => property.Name)];

    private static IEnumerable<string> Names(ClassMapping type) =>
        type.PropertyMappings.SelectMany(property => property.Choice == ChoiceType.DatatypeChoice ? ChoiceNames(property) : [property.Name]);

    private static IEnumerable<string> ChoiceNames(PropertyMapping property) => ChoiceTypes(property).Select(type => ChoiceName(property, type));

    private static Type ChosenType(PropertyMapping property, string name) => ChoiceTypes(property).First(type => ChoiceName(property, type) == name);

    private static IEnumerable<Type> ChoiceTypes(PropertyMapping property) => property.FhirType.Where(type => !type.IsAbstract);

    private static string ChoiceName(PropertyMapping property, Type type)
    {
        string name = Inspector.FindClassMapping(type)?.Name ?? type.Name;
        return property.Name + char.ToUpperInvariant(name[0]) + name[1..];
    }
}
