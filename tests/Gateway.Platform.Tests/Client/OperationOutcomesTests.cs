using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Platform.Tests;

public sealed class OperationOutcomesTests
{
    private static readonly JsonElement Sent = Json("""{"entry":[{"resource":{"resourceType":"Patient"}},{"resource":{"resourceType":"Observation"}},{"resource":{"resourceType":"Observation"}}]}""");

    [Theory]
    [InlineData("Bundle.entry[0].resource.birthDate", "Patient.birthDate")]
    [InlineData("Bundle.entry[2].resource.ofType(Observation).status", "Observation[1].status")]
    [InlineData("Bundle.entry[1].resource/*Observation/o1*/.code", "Observation[0].code")]
    [InlineData("Bundle.entry[9].resource.code", "entry[9].code")]
    [InlineData("Patient.name", "Patient.name")]
    public void An_error_stands_at_the_element_that_it_is_about(string expression, string place)
    {
        JsonElement answer = Json($$$"""{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"code-invalid"},{"severity":"error","code":"value","expression":["{{{expression}}}"],"details":{"text":"Wrong."}}]}""");

        Issue issue = Assert.Single(OperationOutcomes.Issues(answer, Sent));

        Assert.Equal((IssueCodes.FhirRefused, place, "value Wrong."), (issue.Code, issue.At.Path, issue.Reason));
    }

    [Fact]
    public void Entries_of_a_batch_that_failed_are_told_each_at_its_resource()
    {
        JsonElement answer = Json("""
            {"resourceType":"Bundle","entry":[{"response":{"status":"201"}},
             {"response":{"status":"422","outcome":{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"value","expression":["Observation.status"],"diagnostics":"Final is expected."}]}}},
             {"response":{"status":"412 Precondition Failed"}}]}
            """);

        Assert.Equal(["Observation[0].status value Final is expected.", "Observation[1] 412 Precondition Failed"], OperationOutcomes.Issues(answer, Sent).Select(issue => $"{issue.At.Path} {issue.Reason}"));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
