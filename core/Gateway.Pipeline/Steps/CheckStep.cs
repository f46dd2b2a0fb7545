using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Pipeline.Steps;

/// <summary>5 Check: may this be sent? Issues carry the FHIR path and, by lineage, the sender's own field.</summary>
internal sealed class CheckStep : IStep
{
    public string Name => "Check";

    public ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        Bundle message = context.Canonical!; // set by step 4
        Institution? institution = context.Institution;
        var facts = new RuleFacts(message);
        facts = facts with { Listed = (concept, code) => institution is null ? null : context.Catalog?.Listed(institution, concept, code, facts.ServiceDay) };
        ImmutableArray<Issue> found = (institution?.Rules ?? RuleLevels.Default).Apply([.. CanonicalRules.Check(message), .. FactRules.Check(facts, RuleStage.Message)]);
        context.Issues = context.Issues.AddRange(found.Select(issue => Lineage.Locate(issue, context.Mapped!.Lineage)));
        return ValueTask.CompletedTask;
    }
}
