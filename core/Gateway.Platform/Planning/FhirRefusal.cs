using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;

namespace Gateway.Platform;

/// <summary>Why a FHIR server refused, issue by issue, for the sender and the operator.</summary>
internal static class FhirRefusal
{
    /// <summary>Its errors at their elements; where it names none, its status and words. A batch of which a part was done says so.</summary>
    public static ImmutableArray<Issue> Of(StepRun run, ITransactionForms forms)
    {
        if (run.Last is not { } last)
        {
            return [];
        }

        (JsonElement answer, JsonElement sent) = (forms.Output(last.Answer), forms.Input(last.Intent.Bytes));
        ImmutableArray<Issue> told = OperationOutcomes.Issues(answer, sent);
        ImmutableArray<Issue> issues = told.IsEmpty ? [new Issue(IssueCodes.FhirRefused, new SourceLocation($"{run.Step.Transaction} {run.Step.Name}"), last.Detail)] : told;
        int done = JsonValues.At(answer, "entry/response/status").Count(status => status.StartsWith('2'));
        return done == 0 ? issues : issues.Add(new Issue(IssueCodes.FhirPartlyDone, new SourceLocation($"{run.Step.Transaction} {run.Step.Name}"), $"{done} of {JsonValues.Elements(sent, "entry").Count()} entries are done."));
    }
}
