using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>
/// What a FHIR server's answer means. Everything that is sent may be sent again (conditional updates and creates, messages with one identifier), so whatever may pass when repeated is unknown and is repeated:
/// <list type="bullet">
/// <item>2xx: done, where the body is what was asked for; an entry that failed tells by its own status</item>
/// <item>401, 403: the key is not taken; 3xx, 404, 405, 410 without OperationOutcome: there is no FHIR server. Nothing was done; the destination pauses</item>
/// <item>429, 503, 507: nothing is taken now; the destination pauses for as long as Retry-After asks</item>
/// <item>408, 409, 425, 500, 502, 504 and other 5xx: unknown. 501 and other 4xx (400, 412, 413, 422 …): refused</item>
/// </list>
/// </summary>
internal static class FhirReading
{
    public static TargetAnswer Of(AttemptIntent intent, HttpExchange exchange)
    {
        if (exchange is not HttpExchange.Answered answered)
        {
            var broken = (HttpExchange.Broken)exchange;
            return new TargetAnswer(broken.Outcome, broken.Cause, default, broken.Timing, []);
        }

        bool isJson = ReplyJson.TryRead(answered.Body, out JsonElement resource);
        bool isOutcome = isJson && ReplyJson.Field(resource, "resourceType") == "OperationOutcome";
        int status = (int)answered.Status;
        string detail = $"HTTP {status} {OperationOutcomes.Text(resource)}".TrimEnd();
        TargetAnswer Answer(AttemptOutcome outcome, string? words = null) => new(outcome, words ?? detail, answered.Body, answered.Timing, []);
        return status switch
        {
            >= 200 and < 300 => OfBody(intent, status, answered.Body, resource, isJson) is var (outcome, words) ? Answer(outcome, words.Length == 0 ? detail : $"{detail} {words}") : throw new System.Diagnostics.UnreachableException(),
            401 or 403 => Answer(AttemptOutcome.NotSent, $"{IssueCodes.PlatformKeyRefused.Id} {detail}") with { IsClosed = true, IsKeyRefused = true },
            (>= 300 and < 400) or 404 or 405 or 410 when !isOutcome => Answer(AttemptOutcome.NotSent, $"{IssueCodes.FhirNotThere.Id} {detail}") with { IsClosed = true },
            429 or 503 or 507 => Answer(AttemptOutcome.NotSent) with { IsClosed = true, RetryAfter = answered.RetryAfter },
            _ => Answer(IsPassing(status) ? AttemptOutcome.Unknown : AttemptOutcome.Refused),
        };
    }

    /// <summary>Whether the same may succeed when it is sent again.</summary>
    public static bool IsPassing(int status) => status is 408 or 409 or 425 or 429 or (>= 500 and not 501);

    private static (AttemptOutcome Outcome, string Words) OfBody(AttemptIntent intent, int status, ReadOnlyMemory<byte> body, JsonElement resource, bool isJson)
    {
        if (body.IsEmpty)
        {
            return status is 201 or 202 or 204 ? (AttemptOutcome.Accepted, "") : (AttemptOutcome.Unknown, "The answer is empty.");
        }

        string type = isJson ? ReplyJson.Field(resource, "resourceType") ?? "" : "";
        return (type, intent.Transaction) switch
        {
            ("OperationOutcome", _) => OperationOutcomes.Text(resource).Length > 0 ? (AttemptOutcome.Refused, "") : (AttemptOutcome.Accepted, ""),
            ("Bundle", FhirForms.FindMessage) => (AttemptOutcome.Accepted, ""),
            ("Bundle", FhirForms.Message) => OfMessage(intent, resource),
            ("Bundle", _) => OfEntries(intent, resource),
            _ => (AttemptOutcome.Unknown, "The answer is no FHIR resource that was asked for."),
        };
    }

    private static (AttemptOutcome Outcome, string Words) OfEntries(AttemptIntent intent, JsonElement bundle)
    {
        int[] statuses = [.. JsonValues.Elements(bundle, "entry").Select(entry => StatusOf(JsonValues.At(entry, "response/status").FirstOrDefault()))];
        int sent = EntriesOf(intent.Bytes.Span);
        int[] failed = [.. statuses.Where(status => status is < 200 or >= 300)];
        if (failed.Length == 0)
        {
            return statuses.Length >= sent ? (AttemptOutcome.Accepted, "") : (AttemptOutcome.Unknown, $"{statuses.Length} of {sent} entries are answered.");
        }

        string words = $"{failed.Length} of {statuses.Length} entries were not done: {string.Join(", ", failed.Distinct())}.";
        return (failed.All(IsPassing) ? AttemptOutcome.Unknown : AttemptOutcome.Refused, words);
    }

    /// <summary>How many entries a Bundle of ours has, without reading what is in them.</summary>
    private static int EntriesOf(ReadOnlySpan<byte> bundle)
    {
        var reader = new Utf8JsonReader(bundle);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isEntry = reader.ValueTextEquals("entry"u8);
                reader.Read();
                if (isEntry)
                {
                    return Elements(ref reader);
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return 0; // a journal's bytes that were changed
        }

        return 0;
    }

    private static int Elements(ref Utf8JsonReader array)
    {
        int count = 0;
        for (; array.Read() && array.TokenType != JsonTokenType.EndArray; count++)
        {
            array.Skip();
        }

        return count;
    }

    private static (AttemptOutcome Outcome, string Words) OfMessage(AttemptIntent intent, JsonElement bundle)
    {
        JsonElement header = JsonValues.Elements(bundle, "entry/resource").FirstOrDefault(one => ReplyJson.Field(one, "resourceType") == "MessageHeader");
        string? code = JsonValues.At(header, "response/code").FirstOrDefault(), about = JsonValues.At(header, "response/identifier").FirstOrDefault();
        string? ours = ReplyJson.TryRead(intent.Bytes, out JsonElement request) ? JsonValues.At(request, "entry/resource/id").FirstOrDefault() : null;
        string words = string.Join("; ", JsonValues.Elements(bundle, "entry/resource").Select(OperationOutcomes.Text).Where(text => text.Length > 0));
        return code switch
        {
            _ when about is not null && ours is not null && about != ours => (AttemptOutcome.Unknown, OtherMessage.Words),
            "ok" => (AttemptOutcome.Accepted, ""),
            "transient-error" => (AttemptOutcome.Unknown, $"transient-error {words}".TrimEnd()),
            "fatal-error" => (AttemptOutcome.Refused, $"fatal-error {words}".TrimEnd()),
            _ => (AttemptOutcome.Unknown, "The answer has no response code."),
        };
    }

    private static int StatusOf(string? text) => text is { Length: >= 3 } && int.TryParse(text.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture, out int status) ? status : 0;
}
