using System.Text;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.AspNetCore.Http;

namespace Gateway.Platform.Tests;

public sealed class FhirTargetTests
{
    private const string Sent = """{"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","id":"m1"}},{"resource":{"resourceType":"Patient"}}]}""";
    private const string Outcome = """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":"x"}]}""";

    [Theory]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"200 OK"}},{"response":{"status":"201"}}]}""", AttemptOutcome.Accepted)]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"200 OK"}}]}""", AttemptOutcome.Unknown)]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"200 OK"}},{"response":{"status":"412 Precondition Failed"}}]}""", AttemptOutcome.Refused)]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"200 OK"}},{"response":{"status":"409 Conflict"}}]}""", AttemptOutcome.Unknown)]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"503"}},{"response":{"status":"422"}}]}""", AttemptOutcome.Refused)]
    [InlineData(200, """{"resourceType":"Bundle","entry":[{"response":{"status":"what"}},{"response":{"status":"201"}}]}""", AttemptOutcome.Refused)]
    [InlineData(200, """{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"}]}""", AttemptOutcome.Accepted)]
    [InlineData(200, Outcome, AttemptOutcome.Refused)]
    [InlineData(200, "<html>please log in</html>", AttemptOutcome.Unknown)]
    [InlineData(200, """{"resourceType":"Patient"}""", AttemptOutcome.Unknown)]
    [InlineData(200, "", AttemptOutcome.Unknown)]
    [InlineData(201, "", AttemptOutcome.Accepted)]
    [InlineData(202, "", AttemptOutcome.Accepted)]
    [InlineData(204, "", AttemptOutcome.Accepted)]
    [InlineData(302, "", AttemptOutcome.NotSent)]
    [InlineData(400, "", AttemptOutcome.Refused)]
    [InlineData(401, "", AttemptOutcome.NotSent)]
    [InlineData(403, Outcome, AttemptOutcome.NotSent)]
    [InlineData(404, "", AttemptOutcome.NotSent)]
    [InlineData(404, Outcome, AttemptOutcome.Refused)]
    [InlineData(405, "", AttemptOutcome.NotSent)]
    [InlineData(408, "", AttemptOutcome.Unknown)]
    [InlineData(409, Outcome, AttemptOutcome.Unknown)]
    [InlineData(410, Outcome, AttemptOutcome.Refused)]
    [InlineData(412, Outcome, AttemptOutcome.Refused)]
    [InlineData(413, "", AttemptOutcome.Refused)]
    [InlineData(415, "", AttemptOutcome.Refused)]
    [InlineData(422, Outcome, AttemptOutcome.Refused)]
    [InlineData(425, "", AttemptOutcome.Unknown)]
    [InlineData(429, "", AttemptOutcome.NotSent)]
    [InlineData(500, Outcome, AttemptOutcome.Unknown)]
    [InlineData(501, "", AttemptOutcome.Refused)]
    [InlineData(502, "<html></html>", AttemptOutcome.Unknown)]
    [InlineData(503, "", AttemptOutcome.NotSent)]
    [InlineData(504, "", AttemptOutcome.Unknown)]
    [InlineData(507, "", AttemptOutcome.NotSent)]
    public async Task A_status_and_its_body_say_whether_it_was_done(int status, string body, AttemptOutcome expected)
    {
        await using StubServer server = await StubServer.AnsweringAsync(status, body);

        TargetAnswer answer = await SendAsync(server.Url);

        Assert.Equal((expected, expected == AttemptOutcome.NotSent), (answer.Outcome, answer.IsClosed));
        Assert.Equal(status is 401 or 403, answer.IsKeyRefused);
        Assert.Equal(status is 302 or 404 or 405 && expected == AttemptOutcome.NotSent, answer.Detail.StartsWith("GW6804 ", StringComparison.Ordinal));
        Assert.Equal(("Bearer t0ken", "application/fhir+json"), (Assert.Single(server.Requests).Headers.Authorization.ToString(), server.Requests.Single().Headers.Accept.ToString()));
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","response":{"identifier":"m1","code":"ok"}}}]}""", AttemptOutcome.Accepted)]
    [InlineData("""{"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","response":{"identifier":"m2","code":"ok"}}}]}""", AttemptOutcome.Unknown)]
    [InlineData("""{"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","response":{"identifier":"m1","code":"transient-error"}}}]}""", AttemptOutcome.Unknown)]
    [InlineData("""{"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","response":{"identifier":"m1","code":"fatal-error"}}}]}""", AttemptOutcome.Refused)]
    [InlineData("""{"resourceType":"Bundle","type":"message","entry":[]}""", AttemptOutcome.Unknown)]
    public async Task The_answer_to_a_message_says_by_its_header_what_became_of_it(string body, AttemptOutcome expected)
    {
        await using StubServer server = await StubServer.AnsweringAsync(200, body);

        Assert.Equal(expected, (await SendAsync(server.Url, FhirForms.Message)).Outcome);
        Assert.Equal("/$process-message", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_question_is_asked_by_GET_at_its_own_address()
    {
        await using StubServer server = await StubServer.AnsweringAsync(200, """{"resourceType":"Bundle","type":"searchset"}""");

        TargetAnswer answer = await SendAsync(server.Url, FhirForms.FindMessage, "Bundle?identifier=urn%3Ax%7C1");

        Assert.Equal((AttemptOutcome.Accepted, "/Bundle"), (answer.Outcome, Assert.Single(server.Requests).Path));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, null)]
    public async Task A_server_that_asks_to_be_left_alone_says_for_how_long(string? retryAfter, int? seconds)
    {
        await using StubServer server = await StubServer.AnsweringAsync(429, "", retryAfter);

        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), (await SendAsync(server.Url)).RetryAfter);
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
    public async Task Basic_authentication_and_another_content_type_are_a_matter_of_configuration()
    {
        await using StubServer server = await StubServer.AnsweringAsync(201, "");

        await Targets.Fhir(new FhirEndpoint { Url = server.Url, User = "gateway", Password = "secret", ContentType = "application/json+fhir" }).SendAsync(Item, Intent("transaction", Sent), CancellationToken.None);

        IHeaderDictionary headers = Assert.Single(server.Requests).Headers;
        Assert.Equal(("Basic " + Convert.ToBase64String("gateway:secret"u8), "application/json+fhir"), (headers.Authorization.ToString(), headers.ContentType.ToString()));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_sent() => Assert.Equal(AttemptOutcome.NotSent, (await SendAsync(null)).Outcome);

    [Fact]
    public async Task Nobody_at_the_address_means_that_nothing_was_sent() => Assert.Equal(AttemptOutcome.NotSent, (await SendAsync(new Uri("http://127.0.0.1:1"))).Outcome);

    private static DeliveryItem Item => Items.Of(Plans.Settlement, []);

    private static AttemptIntent Intent(string transaction, string sent) => Targets.Intent(transaction, "update", destination: Destinations.Fhir) with { Bytes = Encoding.UTF8.GetBytes(sent) };

    private static Task<TargetAnswer> SendAsync(Uri? url, string transaction = "transaction", string sent = Sent) => Targets.Fhir(url).SendAsync(Item, Intent(transaction, sent), CancellationToken.None);
}
