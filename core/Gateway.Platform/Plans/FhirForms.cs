using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>
/// The transaction of a FHIR server: every resource of the message but its header, as a conditional update on its first identifier,
/// so that sending it twice changes nothing (FHIR R4, 3.1.0.4.3).
/// </summary>
internal sealed class FhirForms : ITransactionForms
{
    public bool CanServe(Plan plan) => true;

    public Outcome<Func<AttemptStamp, ReadOnlyMemory<byte>>> Prepare(TransactionRequest request)
    {
        byte[] bytes = CanonicalJson.Write(TransactionOf(request.Message));
        return Outcome.Of<Func<AttemptStamp, ReadOnlyMemory<byte>>>(_ => bytes);
    }

    public JsonElement Input(ReadOnlyMemory<byte> request) => ReplyJson.TryRead(request, out JsonElement bundle) ? bundle : default;

    public JsonElement Output(ReadOnlyMemory<byte> answer) => ReplyJson.TryRead(answer, out JsonElement bundle) ? bundle : default;

    public Outcome<TransactionAnswer> Read(Plan plan, string transaction, JsonElement output) =>
        Outcome.Of(new TransactionAnswer(ImmutableSortedDictionary<string, string>.Empty, new Bundle { Type = Bundle.BundleType.Collection }));

    internal static Bundle TransactionOf(Bundle message)
    {
        var transaction = new Bundle { Id = message.Id, Type = Bundle.BundleType.Transaction };
        foreach (Bundle.EntryComponent entry in message.Entry)
        {
            if (entry.Resource is null or MessageHeader)
            {
                continue;
            }

            var resource = (Resource)entry.Resource.DeepCopy();
            string url = ConditionOf(resource) is { } condition ? $"{resource.TypeName}?{condition}" : $"{resource.TypeName}/{resource.Id}";
            resource.Id = url.Contains('?', StringComparison.Ordinal) ? null : resource.Id; // the server's own id counts where it finds one
            transaction.Entry.Add(new Bundle.EntryComponent { FullUrl = entry.FullUrl, Resource = resource, Request = new Bundle.RequestComponent { Method = Bundle.HTTPVerb.PUT, Url = url } });
        }

        return transaction;
    }

    private static string? ConditionOf(Resource resource)
    {
        Identifier? first = resource switch
        {
            IIdentifiable<List<Identifier>> many => many.Identifier.FirstOrDefault(identifier => !string.IsNullOrEmpty(identifier.Value)),
            IIdentifiable<Identifier> { Identifier.Value.Length: > 0 } one => one.Identifier,
            _ => null,
        };
        return first is null ? null : $"identifier={Uri.EscapeDataString($"{first.System}|{first.Value}")}";
    }
}
