using System.Collections.Frozen;

namespace Gateway.Mapping;

/// <summary>Every transform of the mapping language, by name.</summary>
internal static class TransformRegistry
{
    public static FrozenDictionary<string, Transform> All { get; } =
        ((IEnumerable<Transform>)
        [
            .. TextTransforms.All, .. CutTransforms.All, .. SourceTransforms.All, .. DateTransforms.All, .. NumberTransforms.All, .. MoneyTransforms.All, .. PersonTransforms.All, .. ListTransforms.All, .. CodedElementTransforms.All,
        ])
        .ToFrozenDictionary(transform => transform.Name, StringComparer.Ordinal);
}
