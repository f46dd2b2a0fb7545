using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>What must be true of a plan before any message follows it.</summary>
internal static class PlanCheck
{
    public static Issue Fault(string at, string reason) => new(IssueCodes.PlanFaulty, new SourceLocation(at), reason);

    /// <summary>Every fault of a plan: a need that nothing gives, an ask without an ask, a path that the model has not.</summary>
    public static IEnumerable<Issue> FaultsOf(EventPlan plan, string at) =>
        [.. LaneFaults(plan, at), .. StepFaults(plan, at), .. PathFaults(plan, at)];

    private static IEnumerable<Issue> LaneFaults(EventPlan plan, string at)
    {
        ImmutableArray<string> scopes = LaneNaming.ScopesOf(plan.Lane);
        if (!scopes.IsEmpty && !plan.KeyBook.Any(page => scopes.Contains(page.Scope, StringComparer.Ordinal)))
        {
            yield return Fault($"{at}/lane", $"Expected a page of the key book among {string.Join(", ", scopes)}: without one no message can be kept in order.");
        }
    }

    private static IEnumerable<Issue> StepFaults(EventPlan plan, string at)
    {
        var known = plan.Facts.Keys.Concat(plan.KeyBook.SelectMany(scope => scope.Facts)).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (PlanStep step in plan.Steps)
        {
            string place = $"{at}/{step.Name}";
            foreach (string need in step.Needs.Where(need => !known.Contains(need)))
            {
                yield return Fault(place, $"'{need}' is needed, but no fact, key book page or earlier step gives it.");
            }

            if (plan.Destination == Destinations.Fhir && ((string?[])[step.Transaction, step.Ask?.Transaction]).OfType<string>().FirstOrDefault(name => !FhirForms.Names.Contains(name)) is { } unknown)
            {
                yield return Fault(place, $"A FHIR server has no '{unknown}': expected one of {string.Join(", ", FhirForms.Names)}.{NearestName.Hint(unknown, FhirForms.Names)}");
            }

            foreach (string reason in Contradictions(step, isNew: names.Add(step.Name)).Concat(StepCondition.FaultsOf(step, plan.Facts.Keys)))
            {
                yield return Fault(place, reason);
            }

            known.UnionWith(step.Gives);
        }
    }

    private static IEnumerable<string> Contradictions(PlanStep step, bool isNew)
    {
        if (!isNew)
        {
            yield return "Another step has the same name.";
        }

        if (step.Unknown != WhenUnknown.Again && step.Ask is null)
        {
            yield return "Expected an ask: an unknown outcome is to be asked about.";
        }

        if (step.Unknown == WhenUnknown.AskThenReverse && step.Reverse is null)
        {
            yield return "Expected a reverse: an unknown outcome is to be reversed.";
        }

        foreach (string check in step.Check.Where(check => !RuleGate.Stages.ContainsKey(check)))
        {
            yield return $"Nobody knows the check '{check}': expected one of {string.Join(", ", RuleGate.Stages.Keys.Order(StringComparer.Ordinal))}.";
        }

        if (step.Batch is { Size: < 1 } || step.Ask is { Recognise.IsEmpty: true })
        {
            yield return "Expected a batch size of at least 1 and an ask that recognises by at least one field.";
        }
    }

    private static IEnumerable<Issue> PathFaults(EventPlan plan, string at)
    {
        IEnumerable<string> paths = plan.Facts.Values.Concat(plan.KeyBook.Select(scope => scope.Local)).SelectMany(list => list.Paths)
            .Concat(plan.Steps.Select(step => step.Batch?.Over).OfType<string>());
        foreach (string path in paths.Distinct(StringComparer.Ordinal))
        {
            if (!ElementModel.Default.TryBind(path, null, out _, out PathFault? fault))
            {
                yield return Fault($"{at}/{path}", fault.Reason);
            }
        }
    }
}
