using System.Collections.Immutable;

namespace Gateway.Seeding;

/// <summary>One fault put into one good table.</summary>
/// <param name="Kind">For example <c>target element misspelt</c>.</param>
/// <param name="File">Path below the mappings folder.</param>
/// <param name="Rows">Rows that may be named: one, or both of two that contradict each other. Row 1 stands for what is missing.</param>
/// <param name="Text">The whole table with the fault in it.</param>
/// <param name="Change">What was done, for people.</param>
internal sealed record SeededFault(string Kind, string File, ImmutableArray<int> Rows, string Text, string Change);
