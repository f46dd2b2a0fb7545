using System.Net;
using System.Text.Json;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>A FHIR R4 server: one transaction Bundle per attempt.</summary>
internal sealed partial class FhirTarget(PlatformHttp http, IOptions<PlatformOptions> options, PlatformMeter meter, ILogger<FhirTarget> logger) : IDeliveryTarget
{
    private const string FhirJson = "application/fhir+json; charset=utf-8";

    /// <inheritdoc/>
    public async Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
    {
        FhirEndpoint endpoint = options.Value.Fhir;
        if (endpoint.Url is null)
        {
            return new TargetAnswer(AttemptOutcome.NotSent, "No address is configured for the FHIR server.", default, default, []);
        }

        var headers = new List<KeyValuePair<string, string>> { new("Accept", "application/fhir+json") };
        if (endpoint.Token.Length > 0)
        {
            headers.Add(new("Authorization", $"Bearer {endpoint.Token}"));
        }

        HttpExchange exchange = await http.PostAsync(endpoint.Url, FhirJson, intent.Bytes, headers, endpoint.Timeout, cancellationToken);
        TargetAnswer answer = Read(exchange);
        meter.Attempted(Destinations.Fhir, intent.Transaction, answer);
        LogAttempt(item.Message.Id, intent.MsgId, answer.Outcome, answer.Timing.Wait.TotalMilliseconds);
        return answer;
    }

    /// <summary>
    /// 2xx done (unless an entry of the response failed); 429 and 503 take nothing now; 401 and 403 turned away at the door; other 4xx refused
    /// except 408, 409 and 425, which may pass when repeated; everything else unknown: conditional updates may be repeated.
    /// </summary>
    internal static TargetAnswer Read(HttpExchange exchange)
    {
        if (exchange is not HttpExchange.Answered answered)
        {
            var broken = (HttpExchange.Broken)exchange;
            return new TargetAnswer(broken.Outcome, broken.Cause, default, broken.Timing, []);
        }

        ReplyJson.TryRead(answered.Body, out JsonElement resource);
        string detail = $"HTTP {(int)answered.Status} {OperationOutcomes.Text(resource)}".TrimEnd();
        AttemptOutcome outcome = OutcomeOf(answered.Status, OperationOutcomes.HasFailedEntry(resource));
        bool isClosed = answered.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests;
        return new TargetAnswer(outcome, detail, answered.Body, answered.Timing, []) { IsClosed = isClosed };
    }

    private static AttemptOutcome OutcomeOf(HttpStatusCode status, bool hasFailedEntry) => (int)status switch
    {
        >= 200 and < 300 => hasFailedEntry ? AttemptOutcome.Refused : AttemptOutcome.Accepted,
        401 or 403 or 429 or 503 => AttemptOutcome.NotSent,
        408 or 409 or 425 => AttemptOutcome.Unknown,
        >= 400 and < 500 => AttemptOutcome.Refused,
        _ => AttemptOutcome.Unknown,
    };

    [LoggerMessage(EventIds.FhirAttemptEnded, LogLevel.Debug, "Message {MessageId}: FHIR transaction under {MsgId} came to {Outcome} after {WaitMilliseconds} ms.")]
    private partial void LogAttempt(long messageId, string msgId, AttemptOutcome outcome, double waitMilliseconds);
}
