using System.Text;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.PlatformSimulator.Tests.Fhir;

public sealed class FhirTests : IDisposable
{
    private const string Patient = """{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:2.16.156.10011.1.3","value":"999999198001010019"}],"name":[{"text":"测试甲"}]}""";

    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly HttpClient http;

    public FhirTests() => http = new HttpClient { BaseAddress = new Uri(twin.Url) };

    public void Dispose()
    {
        http.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task A_patient_is_created_then_updated_and_can_be_read()
    {
        (int created, JsonNode first) = await SendAsync(HttpMethod.Put, "/fhir/Patient/p1", Patient);
        (int updated, JsonNode second) = await SendAsync(HttpMethod.Put, "/fhir/Patient/p1", Patient.Replace("测试甲", "测试乙", StringComparison.Ordinal));
        (int read, JsonNode kept) = await SendAsync(HttpMethod.Get, "/fhir/Patient/p1", null);

        Assert.Equal((201, 200, 200), (created, updated, read));
        Assert.Equal(("1", "2"), ((string)first["meta"]!["versionId"]!, (string)second["meta"]!["versionId"]!));
        Assert.Equal("测试乙", (string)kept["name"]![0]!["text"]!);
    }

    [Fact]
    public async Task A_patient_is_found_again_by_its_identifier()
    {
        string address = "/fhir/Patient?identifier=" + Uri.EscapeDataString("urn:oid:2.16.156.10011.1.3|999999198001010019");
        (int created, _) = await SendAsync(HttpMethod.Put, address, Patient.Replace("\"id\":\"p1\",", "", StringComparison.Ordinal));
        (int updated, _) = await SendAsync(HttpMethod.Put, address, Patient.Replace("\"id\":\"p1\",", "", StringComparison.Ordinal));

        Assert.Equal((201, 200, 1), (created, updated, twin.Snapshot().FhirResources));
    }

    [Fact]
    public async Task Many_who_tell_of_the_same_patient_at_once_make_one()
    {
        const int Patients = 20, Senders = 8;
        (int, JsonNode)[] told = await Task.WhenAll(Enumerable.Range(0, Patients * Senders).Select(number => SendAsync(
            HttpMethod.Put,
            "/fhir/Patient?identifier=" + Uri.EscapeDataString($"urn:x|{number / Senders}"),
            $$$"""{"resourceType":"Patient","identifier":[{"system":"urn:x","value":"{{{number / Senders}}}"}]}""")));

        Assert.Equal((Patients, Patients), (told.Count(answer => answer.Item1 == 201), twin.Snapshot().FhirResources));
    }

    [Fact]
    public async Task Posting_a_resource_gives_it_an_id()
    {
        (int status, JsonNode resource) = await SendAsync(HttpMethod.Post, "/fhir/Patient", Patient);

        Assert.Equal((201, "1"), (status, (string)resource["id"]!));
    }

    [Fact]
    public async Task A_transaction_bundle_is_kept_and_answered_entry_by_entry()
    {
        string bundle = $$$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{{{Patient}}}},"request":{"method":"PUT","url":"Patient/p9"}},{"resource":{"resourceType":"Observation","id":"o1","status":"final"}}]}""";

        (int status, JsonNode answer) = await SendAsync(HttpMethod.Post, "/fhir", bundle);

        Assert.Equal((200, "transaction-response"), (status, (string)answer["type"]!));
        Assert.Equal(["Patient/p9/_history/1", "Observation/o1/_history/1"], answer["entry"]!.AsArray().Select(entry => (string)entry!["response"]!["location"]!));
    }

    [Fact]
    public async Task A_message_is_answered_by_a_message_that_names_it()
    {
        string bundle = $$$$"""{"resourceType":"Bundle","id":"b1","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","id":"m1","eventCoding":{"code":"person.update"},"source":{"endpoint":"urn:x"}}},{"resource":{{{{Patient}}}}}]}""";

        (int status, JsonNode answer) = await SendAsync(HttpMethod.Post, "/fhir/$process-message", bundle);

        JsonNode header = answer["entry"]![0]!["resource"]!;
        Assert.Equal((200, "message", "m1", "ok"), (status, (string)answer["type"]!, (string)header["response"]!["identifier"]!, (string)header["response"]!["code"]!));
        Assert.Equal(2, twin.Snapshot().FhirResources);
    }

    [Theory]
    [InlineData("/fhir", "not json", 400)]
    [InlineData("/fhir", """{"resourceType":"Bundle","type":"searchset"}""", 400)]
    [InlineData("/fhir", """{"resourceType":"Bundle","type":"message","entry":[]}""", 400)]
    [InlineData("/fhir/Observation", Patient, 400)]
    public async Task What_cannot_be_taken_gets_an_OperationOutcome(string path, string body, int expected)
    {
        (int status, JsonNode outcome) = await SendAsync(HttpMethod.Post, path, body);

        Assert.Equal((expected, "OperationOutcome", "error"), (status, (string)outcome["resourceType"]!, (string)outcome["issue"]![0]!["severity"]!));
    }

    [Fact]
    public async Task What_is_not_there_is_a_404_and_metadata_says_R4()
    {
        (int status, _) = await SendAsync(HttpMethod.Get, "/fhir/Patient/nobody", null);
        (int found, JsonNode metadata) = await SendAsync(HttpMethod.Get, "/fhir/metadata", null);

        Assert.Equal((404, 200, "4.0.1"), (status, found, (string)metadata["fhirVersion"]!));
    }

    [Theory]
    [InlineData(FaultKind.ActThenDrop, 1)]
    [InlineData(FaultKind.Reset, 0)]
    public async Task Faults_apply_to_FHIR_by_name(FaultKind kind, int resources)
    {
        twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = kind, Infno = "fhir", Times = 1 }] });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(HttpMethod.Put, "/fhir/Patient/p1", Patient));

        Assert.Equal(resources, twin.Snapshot().FhirResources);
    }

    private async Task<(int Status, JsonNode Body)> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/fhir+json");
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
