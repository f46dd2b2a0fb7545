using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What a <c>source</c> cell says, parsed. These are all the cases there are.</summary>
internal abstract record SourceExpression
{
    private SourceExpression() { }

    /// <summary><c>'text'</c>.</summary>
    public sealed record Literal(string Text) : SourceExpression;

    /// <summary>A path in the record, the request or the output.</summary>
    public sealed record Field(SourcePath Path) : SourceExpression;

    /// <summary>A path in the canonical message, the answer, or (from a dot) the current element.</summary>
    public sealed record Element(BoundPath Path, bool InAnswer) : SourceExpression;

    /// <summary><c>answer:ChargeItem[@detail].path</c>: the resource whose identifier equals the current row's.</summary>
    public sealed record Joined(BoundPath Path, BoundPath Key) : SourceExpression;

    /// <summary><c>fact:NAME</c>.</summary>
    public sealed record Fact(string Name) : SourceExpression;

    /// <summary><c>institution:NAME</c>.</summary>
    public sealed record InstitutionFact(string Name) : SourceExpression;

    /// <summary><c>outcome:NAME</c>.</summary>
    public sealed record OutcomeFact(string Name) : SourceExpression;

    /// <summary><c>ref:Condition#main</c>, <c>ref:ChargeItem[]</c>.</summary>
    public sealed record Reference(string Type, string? Label, bool IsMany) : SourceExpression;

    /// <summary>Numbers added and taken away; what is absent counts as nothing.</summary>
    public sealed record Sum(ImmutableArray<(bool IsMinus, SourceExpression Term)> Terms) : SourceExpression;
}
