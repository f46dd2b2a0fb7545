using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>
/// The calls of a FHIR server (R4), by the transaction's name in the plan. <c>transaction</c>: every resource of the message but its header as a conditional update on its first identifier,
/// all or none; <c>batch</c>: the same, each by itself; <c>create</c>: each made only where the server has none with that identifier; <c>message</c>: the message Bundle itself, to $process-message;
/// <c>find-message</c>: asks for a message Bundle by its identifier. The same message gives the same bytes, so that sending one twice changes nothing.
/// </summary>
internal sealed class FhirForms : ITransactionForms
{
    public const string Message = "message";
    public const string FindMessage = "find-message";

    private const string Batch = "batch";
    private const string Create = "create";

    /// <summary>What plans of this destination may name.</summary>
    public static ImmutableArray<string> Names { get; } = ["transaction", Batch, Create, Message, FindMessage];

    public bool CanServe(Plan plan) => true;

    public Outcome<Func<AttemptStamp, ReadOnlyMemory<byte>>> Prepare(TransactionRequest request)
    {
        return Outcome.Of<Func<AttemptStamp, ReadOnlyMemory<byte>>>(_ => BytesOf(request.Transaction, request.Message, request.Canonical)); // a plan is tried out before it is sent: only sending writes the bytes
    }

    public JsonElement Input(ReadOnlyMemory<byte> request) => ReplyJson.TryRead(request, out JsonElement bundle) ? bundle : default;

    public JsonElement Output(ReadOnlyMemory<byte> answer) => ReplyJson.TryRead(answer, out JsonElement bundle) ? bundle : default;

    public Outcome<TransactionAnswer> Read(Plan plan, string transaction, JsonElement output) =>
        Outcome.Of(new TransactionAnswer(ImmutableSortedDictionary<string, string>.Empty, new Bundle { Type = Bundle.BundleType.Collection }));

    internal static Bundle TransactionOf(Bundle message, string name = "transaction")
    {
        var transaction = new Bundle { Id = message.Id, Type = name == Batch ? Bundle.BundleType.Batch : Bundle.BundleType.Transaction };
        foreach (Bundle.EntryComponent entry in message.Entry)
        {
            if (entry.Resource is null or MessageHeader)
            {
                continue;
            }

            var resource = (Resource)entry.Resource.DeepCopy();
            Bundle.RequestComponent request = RequestOf(resource, name);
            resource.Id = request.Url!.Contains('/', StringComparison.Ordinal) ? resource.Id : null; // the server's own id counts where it finds one
            transaction.Entry.Add(new Bundle.EntryComponent { FullUrl = entry.FullUrl, Resource = resource, Request = request });
        }

        return transaction;
    }

    internal static byte[] BytesOf(string name, Bundle message, ReadOnlyMemory<byte> canonical) => name switch
    {
        FindMessage => Encoding.UTF8.GetBytes($"Bundle?{Token(message.Identifier ?? new Identifier())}"),
        Message => CanonicalJson.Write(message),
        _ => Cut(name, message, canonical) ?? CanonicalJson.Write(TransactionOf(message, name)),
    };

    private static byte[]? Cut(string name, Bundle message, ReadOnlyMemory<byte> canonical) => canonical.IsEmpty
        ? null
        : FhirTransactionText.Write(name == Batch ? Batch : "transaction", message.Id, [.. message.Entry.Select(entry => entry.Resource is null or MessageHeader ? null : RequestOf(entry.Resource, name))], canonical.Span);

    /// <summary>Without an identifier the message's own id says which resource it is: the same message always writes the same one.</summary>
    private static Bundle.RequestComponent RequestOf(Resource resource, string name) => (ConditionOf(resource), name) switch
    {
        (null, _) => new() { Method = Bundle.HTTPVerb.PUT, Url = $"{resource.TypeName}/{resource.Id}" },
        ({ } condition, Create) => new() { Method = Bundle.HTTPVerb.POST, Url = resource.TypeName, IfNoneExist = condition },
        ({ } condition, _) => new() { Method = Bundle.HTTPVerb.PUT, Url = $"{resource.TypeName}?{condition}" },
    };

    private static string? ConditionOf(Resource resource)
    {
        Identifier? first = resource switch
        {
            IIdentifiable<List<Identifier>> many => many.Identifier.FirstOrDefault(identifier => !string.IsNullOrEmpty(identifier.Value)),
            IIdentifiable<Identifier> { Identifier.Value.Length: > 0 } one => one.Identifier,
            _ => null,
        };
        return first is null ? null : Token(first);
    }

    private static string Token(Identifier identifier) => $"identifier={Uri.EscapeDataString($"{identifier.System}|{identifier.Value}")}";
}
