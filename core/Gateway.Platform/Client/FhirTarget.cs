using System.Text;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>A FHIR R4 server: one Bundle, message or question per attempt.</summary>
internal sealed partial class FhirTarget(FhirHttp http, PlanReader plans, IOptions<PlatformOptions> options, ISettingsRefresh settings, PlatformMeter meter, ILogger<FhirTarget> logger) : IDeliveryTarget
{
    private const string FhirJson = "application/fhir+json";

    private volatile bool isPaused;

    /// <inheritdoc/>
    public async Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
    {
        if (isPaused)
        {
            settings.Refresh(); // key or address may have been mended
        }

        FhirEndpoint endpoint = options.Value.Fhir;
        if (endpoint.Url is not { } address)
        {
            return new TargetAnswer(AttemptOutcome.NotSent, "No address is configured for the FHIR server.", default, default, []);
        }

        TargetAnswer answer = FhirReading.Of(intent, await CallAsync(endpoint, address, intent, cancellationToken));
        if (answer.Outcome == AttemptOutcome.Accepted && plans.PlanOf(item) is { } plan)
        {
            answer = answer with { Learned = KeyBookLearning.Told(plan) };
        }

        Learn(answer);
        meter.Attempted(Destinations.Fhir, intent.Transaction, answer);
        LogAttempt(item.Message.Id, intent.MsgId, answer.Outcome, answer.Timing.Wait.TotalMilliseconds);
        return answer;
    }

    private Task<HttpExchange> CallAsync(FhirEndpoint endpoint, Uri address, AttemptIntent intent, CancellationToken cancellationToken)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Accept", FhirJson) };
        if (endpoint.Authorization is { } authorization)
        {
            headers.Add(new("Authorization", authorization));
        }

        string root = address.AbsoluteUri.TrimEnd('/');
        return intent.Transaction switch
        {
            FhirForms.FindMessage => http.Client.GetAsync(new Uri($"{root}/{Encoding.UTF8.GetString(intent.Bytes.Span)}"), headers, endpoint.Timeout, cancellationToken),
            FhirForms.Message => http.Client.PostAsync(new Uri(root + "/$process-message"), endpoint.ContentType, intent.Bytes, headers, endpoint.Timeout, TimeSpan.Zero, cancellationToken),
            _ => http.Client.PostAsync(address, endpoint.ContentType, intent.Bytes, headers, endpoint.Timeout, TimeSpan.Zero, cancellationToken),
        };
    }

    /// <summary>Says it once when the server does not know us, or is not there.</summary>
    private void Learn(TargetAnswer answer)
    {
        IssueCode? code = answer.IsKeyRefused ? IssueCodes.PlatformKeyRefused : answer.Detail.StartsWith(IssueCodes.FhirNotThere.Id, StringComparison.Ordinal) ? IssueCodes.FhirNotThere : null;
        if (code is not null && !isPaused)
        {
            LogPaused(code.Id, code.Chinese, code.English);
            if (answer.IsKeyRefused)
            {
                meter.KeyRefused(Destinations.Fhir, "");
            }
        }

        isPaused = code is not null;
    }

    [LoggerMessage(EventIds.FhirPaused, LogLevel.Warning, "{IssueCode}: FHIR server. {Chinese} {English}")]
    private partial void LogPaused(string issueCode, string chinese, string english);

    [LoggerMessage(EventIds.FhirAttemptEnded, LogLevel.Debug, "Message {MessageId}: FHIR transaction under {MsgId} came to {Outcome} after {WaitMilliseconds} ms.")]
    private partial void LogAttempt(long messageId, string msgId, AttemptOutcome outcome, double waitMilliseconds);
}
