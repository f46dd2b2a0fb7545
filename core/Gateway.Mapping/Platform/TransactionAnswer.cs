using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>What a transaction's output says.</summary>
/// <param name="Facts">By name: mdtrt_id, setl_id …</param>
/// <param name="Bundle">The canonical answer (ClaimResponse …) of type collection; without entries where the table makes none.</param>
public sealed record TransactionAnswer(ImmutableSortedDictionary<string, string> Facts, Bundle Bundle);
