using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What a <c>when</c> cell says, parsed. These are all the cases there are.</summary>
internal abstract record Condition
{
    private Condition() { }

    /// <summary>Whether there is a value.</summary>
    public sealed record Exists(SourceExpression Source) : Condition;

    /// <summary><c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>. Nothing there equals nothing, so <c>!=</c> holds.</summary>
    public sealed record Compare(SourceExpression Source, string Operator, string Value) : Condition;

    /// <summary>Whether the value is one of some.</summary>
    public sealed record In(SourceExpression Source, ImmutableArray<string> Values) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    public sealed record And(Condition Left, Condition Right) : Condition;

    public sealed record Or(Condition Left, Condition Right) : Condition;
}
