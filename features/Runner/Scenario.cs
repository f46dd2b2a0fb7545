using System.Collections.Immutable;

namespace Gateway.Features.Runner;

/// <summary>One test: a scenario, or one row of an outline's examples, with its background's steps in front.</summary>
/// <param name="File">As errors show it: <c>receiving/mllp.feature</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Tags">Without @; the feature's own included.</param>
/// <param name="Fault">Why this cannot run; null when it can.</param>
public sealed record Scenario(string File, int Line, string Feature, string Name, ImmutableArray<string> Tags, ImmutableArray<Step> Steps, string? Fault = null);

/// <summary>One step.</summary>
/// <param name="Kind">Of <c>And</c>, <c>But</c>: that of the step before; of <c>*</c>: null.</param>
/// <param name="DocString">The text between triple quotes; null without.</param>
/// <param name="Table">The data table; null without.</param>
public sealed record Step(StepKind? Kind, string Text, int Line, string? DocString, Table? Table);

/// <summary>The three keywords.</summary>
public enum StepKind
{
    /// <summary>Given, 假如.</summary>
    Given,

    /// <summary>When, 当.</summary>
    When,

    /// <summary>Then, 那么.</summary>
    Then,
}
