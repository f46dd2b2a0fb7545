using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class FhirTargetTests
{
    [Theory]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"200 OK"}}]}""", AttemptOutcome.Accepted)]
    [InlineData(201, "", AttemptOutcome.Accepted)]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"412 Precondition Failed"}}]}""", AttemptOutcome.Refused)]
    [InlineData(400, "", AttemptOutcome.Refused)]
    [InlineData(412, "", AttemptOutcome.Refused)]
    [InlineData(422, "", AttemptOutcome.Refused)]
    [InlineData(401, "", AttemptOutcome.NotSent)]
    [InlineData(429, "", AttemptOutcome.NotSent)]
    [InlineData(503, "", AttemptOutcome.NotSent)]
    [InlineData(409, "", AttemptOutcome.Unknown)]
    [InlineData(500, "", AttemptOutcome.Unknown)]
    [InlineData(302, "", AttemptOutcome.Unknown)]
    public async Task A_status_says_whether_it_was_done(int status, string body, AttemptOutcome expected)
    {
        await using StubServer server = await StubServer.AnsweringAsync(status, body);

        TargetAnswer answer = await SendAsync(server.Url);

        Assert.Equal(expected, answer.Outcome);
        Assert.Equal(status is 429 or 503, answer.IsClosed);
        Assert.Equal("Bearer t0ken", Assert.Single(server.Requests).Headers.Authorization);
    }

    [Fact]
    public async Task An_operation_outcome_is_told_with_code_place_and_words()
    {
        await using StubServer server = await StubServer.AnsweringAsync(422, """
            {"resourceType":"OperationOutcome","issue":[
              {"severity":"information","code":"informational","diagnostics":"read"},
              {"severity":"error","code":"required","expression":["Patient.name"],"diagnostics":"A name is required."}]}
            """);

        Assert.Equal("HTTP 422 required Patient.name A name is required.", (await SendAsync(server.Url)).Detail);
    }

    [Fact]
    public async Task Without_an_address_nothing_is_sent() => Assert.Equal(AttemptOutcome.NotSent, (await SendAsync(null)).Outcome);

    private static Task<TargetAnswer> SendAsync(Uri? url) =>
        Targets.Fhir(url).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("transaction", "update", destination: Destinations.Fhir), CancellationToken.None);
}
