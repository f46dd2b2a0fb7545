using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Gateway.Platform;
using Gateway.Pipeline;

namespace Gateway.Host.Cli;

/// <summary>The filled envelopes of a message's plan as a JSON array, for <c>convert --as transactions</c>.</summary>
internal static class TransactionListing
{
    /// <summary>Null when the plan cannot be made; the issues are then in the outcome.</summary>
    public static Outcome<string> Of(MessageContext context, PlatformKnowledge knowledge)
    {
        Outcome<ImmutableArray<PreviewedTransaction>> transactions = new TransactionPreview(knowledge).Transactions(new PlanRequest(
            context.Mapped!.Event, context.Mapped.Bundle, context.Institution!, NothingKnown, "preview") { TablesOn = context.AsOf }); // mapped without errors
        return transactions.Succeeded
            ? Outcome.Of(new JsonArray([.. transactions.Value.Select(One)]).ToJsonString(CliJson.Options))
            : Outcome.Refused<string>(transactions.Issues);
    }

    private static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> NothingKnown = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    private static JsonObject One(PreviewedTransaction transaction) => new()
    {
        ["step"] = transaction.Step,
        ["transaction"] = transaction.Transaction,
        ["request"] = JsonNode.Parse(transaction.Bytes.Span),
    };
}
