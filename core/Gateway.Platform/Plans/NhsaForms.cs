using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Transactions of the national platform: filled by its tables, put into its envelope.</summary>
internal sealed class NhsaForms(IKnowledgeSource knowledge) : ITransactionForms
{
    public bool CanServe(Plan plan) => Tables(plan) is not null && Institution(plan) is not null;

    public Outcome<Func<AttemptStamp, ReadOnlyMemory<byte>>> Prepare(TransactionRequest request)
    {
        (PlatformTables tables, Institution institution) = (Tables(request.Plan)!, Institution(request.Plan)!); // CanServe was asked first
        if (!tables.CanFill(request.Transaction))
        {
            return Outcome.Refused<Func<AttemptStamp, ReadOnlyMemory<byte>>>(new Issue(IssueCodes.PlanUnusable, new SourceLocation(request.Transaction), $"Expected {request.Transaction}.csv in version {tables.Version} of the platform tables."));
        }

        Outcome<JsonObject> filled = tables.Fill(request.Transaction, new FillContext(request.Message, request.Facts, institution) { Batch = request.Batch, TablesOn = request.Plan.TablesOn, Unmapped = request.Unmapped });
        if (!filled.TryGetValue(out JsonObject? input))
        {
            return Outcome.Refused<Func<AttemptStamp, ReadOnlyMemory<byte>>>(filled.Issues);
        }

        var parts = new EnvelopeParts(
            request.Transaction, institution, knowledge.Current.Dialects.Of(institution), InsuredArea(input, request.Facts, institution), request.Facts.GetValueOrDefault("sign_no", ""), input);
        return Outcome.Of<Func<AttemptStamp, ReadOnlyMemory<byte>>>(stamp => RequestEnvelope.Write(parts, stamp));
    }

    public JsonElement Input(ReadOnlyMemory<byte> request) => ReplyJson.Output(request, "input");

    public JsonElement Output(ReadOnlyMemory<byte> answer) => ReplyJson.Output(answer, "output");

    public Outcome<TransactionAnswer> Read(Plan plan, string transaction, JsonElement output) => Tables(plan)!.Read(transaction, output); // CanServe was asked first

    /// <summary>The insured area goes with a person's number; a call about nobody carries the institution's own area.</summary>
    private static string InsuredArea(JsonObject input, IReadOnlyDictionary<string, string> facts, Institution institution)
    {
        bool namesPerson = input.Any(node => (node.Value as JsonObject ?? (node.Value as JsonArray)?.FirstOrDefault() as JsonObject)?.ContainsKey("psn_no") ?? false);
        return namesPerson ? facts.GetValueOrDefault("insuplc_admdvs", institution.Area) : institution.Area;
    }

    private PlatformTables? Tables(Plan plan) => knowledge.Current.Mapping?.PlatformOf(plan.Destination, plan.Tables);

    /// <summary>The institution as the transaction names it: with the operator under whom it goes.</summary>
    private Institution? Institution(Plan plan) => knowledge.Current.Mapping?.Institution(plan.Institution) is not { } institution ? null
        : plan.Operator is not { } number || institution.Facts.GetValueOrDefault("operator") == number ? institution
        : institution with { Facts = new Dictionary<string, string>(institution.Facts, StringComparer.Ordinal) { ["operator"] = number, ["operator-name"] = number }.ToFrozenDictionary(StringComparer.Ordinal) };
}
