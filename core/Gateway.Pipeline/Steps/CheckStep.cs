using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Pipeline.Steps;

/// <summary>5 Check: may this be sent? Issues carry the FHIR path and, by lineage, the sender's own field.</summary>
internal sealed class CheckStep : IStep
{
    public string Name => "Check";

    public ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        IEnumerable<Issue> found = CanonicalRules.Check(context.Canonical!); // set by step 4
        context.Issues = context.Issues.AddRange(found.Select(issue => Lineage.Locate(issue, context.Mapped!.Lineage)));
        return ValueTask.CompletedTask;
    }
}
