using System.Collections.Immutable;
using Gateway.Pipeline.Steps;

namespace Gateway.Pipeline;

/// <summary>The steps in their order. 9 Reply stands apart: it runs whenever there is something to tell.</summary>
internal sealed class PipelineSteps(
    ReceiveStep receive, RecordStep record, ReadStep read, MapStep map, CheckStep check, PlanStep plan, CommitStep commit, DeliverStep deliver)
{
    /// <summary>What happens before a <c>stored</c> sender is answered.</summary>
    public ImmutableArray<IStep> UntilStored { get; } = [receive, record, read];

    /// <summary>What happens before a <c>checked</c> sender is answered; the plan is on disk then.</summary>
    public ImmutableArray<IStep> UntilChecked { get; } = [map, check, plan, commit, deliver];

    /// <summary>What makes a message from its bytes again without writing anything: for replies after a restart and for previews.</summary>
    public ImmutableArray<IStep> ToCanonical { get; } = [receive, read, map];
}
