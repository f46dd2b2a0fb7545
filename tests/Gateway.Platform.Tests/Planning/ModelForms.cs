using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform.Tests;

/// <summary>Transactions whose input is every known fact, and whose answers name facts directly: the planner alone is under test.</summary>
internal sealed class ModelForms : ITransactionForms
{
    public bool CanServe(Plan plan) => plan.Tables == "1.0";

    public Outcome<Func<AttemptStamp, ReadOnlyMemory<byte>>> Prepare(TransactionRequest request)
    {
        var data = new JsonObject([.. request.Facts.Select(fact => KeyValuePair.Create<string, JsonNode?>(fact.Key, fact.Value))]);
        var input = new JsonObject { ["data"] = data };
        if (request.Batch is { } batch)
        {
            input["feedetail"] = new JsonArray([.. Enumerable.Range(batch.First, batch.Count).Select(row => new JsonObject { ["feedetl_sn"] = $"R{row}" })]);
        }

        string text = input.ToJsonString();
        return Outcome.Of<Func<AttemptStamp, ReadOnlyMemory<byte>>>(stamp =>
            JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["infno"] = request.Transaction, ["msgid"] = stamp.MsgId, ["input"] = JsonNode.Parse(text) }));
    }

    public JsonElement Input(ReadOnlyMemory<byte> request) => ReplyJson.Output(request, "input");

    public JsonElement Output(ReadOnlyMemory<byte> answer) => ReplyJson.Output(answer, "output");

    public Outcome<TransactionAnswer> Read(Plan plan, string transaction, JsonElement output)
    {
        JsonElement row = JsonValues.Elements(output, "setlinfo").Concat(JsonValues.Elements(output, "mdtrtinfo")).Concat(JsonValues.Elements(output, "data")).FirstOrDefault();
        IEnumerable<KeyValuePair<string, string>> facts = row.ValueKind == JsonValueKind.Object
            ? row.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.ToString()))
            : [];
        var bundle = new Bundle { Entry = [new Bundle.EntryComponent { Resource = new Basic { Code = new CodeableConcept("urn:test", transaction) } }] };
        return Outcome.Of(new TransactionAnswer(facts.ToImmutableSortedDictionary(StringComparer.Ordinal), bundle));
    }
}
