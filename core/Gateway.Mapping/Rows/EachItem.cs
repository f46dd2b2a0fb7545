using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>What an <c>each</c> is at: a record node, an element of the canonical message, or an issue.</summary>
/// <param name="Node">The record node; "not there" otherwise.</param>
/// <param name="Element">The element; null otherwise.</param>
/// <param name="Issue">The issue; null otherwise.</param>
/// <param name="Position">From 1; 0 outside any each.</param>
internal readonly record struct EachItem(SourceNode Node, Base? Element, Issue? Issue, int Position);
