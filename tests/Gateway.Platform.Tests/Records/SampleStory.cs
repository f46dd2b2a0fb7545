using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

using PlanKnown = System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableDictionary<string, string>>;

namespace Gateway.Platform.Tests;

/// <summary>Messages of the stories beside the platform's tables, as plans are asked for them.</summary>
internal static class SampleStory
{
    /// <summary>One message.</summary>
    /// <param name="file">For example <c>records/04-lab</c>.</param>
    /// <param name="change">Changes its JSON first.</param>
    public static PlanRequest Of(string file, Func<string, string>? change = null)
    {
        string json = File.ReadAllText(Path.Combine(Repository.Mappings, "national", "platform", "nhsa", "1.0", "samples", $"{file}.json"));
        Hl7.Fhir.Model.Bundle message = CanonicalJson.ReadStrict(Encoding.UTF8.GetBytes(change is null ? json : change(json))).Value;
        return new PlanRequest(new BundleIndex(message).Event!, message, Product.Hospital, PlanKnown.Empty, "sample"); // a story's message names its event
    }

    /// <summary>The transactions of the last message, with what they came to.</summary>
    public static string[] Trail(this TwinDelivery delivery) => [.. delivery.Attempts.Select(attempt => $"{attempt.Intent.Transaction} {attempt.Outcome}")];

    /// <summary>The input of a transaction as it was sent last.</summary>
    public static JsonObject Sent(this TwinDelivery delivery, string transaction)
    {
        Attempt attempt = delivery.Attempts.Last(attempt => attempt.Intent.Transaction == transaction);
        return JsonNode.Parse(attempt.Intent.Bytes.Span)!["input"]!.AsObject(); // every request has one
    }

    /// <summary>The output of a transaction's answer.</summary>
    public static JsonElement Answered(this TwinDelivery delivery, string transaction) =>
        JsonDocument.Parse(delivery.Attempts.Last(attempt => attempt.Intent.Transaction == transaction && attempt.Outcome == AttemptOutcome.Accepted).Answer).RootElement.GetProperty("output");

    /// <summary>Delivers messages that are accepted.</summary>
    public static async Task AcceptAsync(this TwinDelivery delivery, params string[] files)
    {
        foreach (string file in files)
        {
            await delivery.FinishAsync(Of(file), MessageState.Accepted);
        }
    }

    /// <summary>Delivers a message that is refused.</summary>
    /// <returns>The platform's text.</returns>
    public static async Task<string> RefusedAsync(this TwinDelivery delivery, PlanRequest request) =>
        Assert.Single((await delivery.FinishAsync(request, MessageState.Refused)).Issues, issue => issue.Code == IssueCodes.PlatformRefused).Reason;
}
