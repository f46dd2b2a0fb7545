using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>A hospital, clinic or pharmacy as <c>institutions/CODE/institution.yaml</c> tells it.</summary>
/// <param name="Code">Twelve characters.</param>
/// <param name="Name">As the platform knows it.</param>
/// <param name="Area">医保区划, six digits.</param>
/// <param name="Sources">Ids of the sources it may send.</param>
/// <param name="Facts">What tables ask for as <c>institution:NAME</c>: operator, department-code … <c>code</c>, <c>name</c> and <c>area</c> are always there.</param>
public sealed record Institution(string Code, string Name, string Area, ImmutableArray<string> Sources, FrozenDictionary<string, string> Facts)
{
    /// <summary>What it makes of the rules that are checked before money moves.</summary>
    public RuleLevels Rules { get; init; } = RuleLevels.Default;
}
