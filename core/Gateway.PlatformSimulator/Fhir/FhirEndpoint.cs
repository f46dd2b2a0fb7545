using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Fhir;

/// <summary>
/// /fhir: a small R4 server. POST a transaction, batch or message Bundle; PUT, POST and GET a resource; PUT with <c>?identifier=system|value</c> updates
/// the one that has it, POST with If-None-Exist or <c>ifNoneExist</c> makes it only where none has it; <c>GET Bundle?identifier=</c> finds a message that was taken.
/// Where a token is set, callers show it as Bearer token or as password. Faults with infno <c>fhir</c> apply; server errors take any status, with Retry-After for 429 and 503.
/// </summary>
internal sealed class FhirEndpoint(FhirStore store, FaultDeck deck, CallCounts counts, TwinOptions options, TimeProvider time)
{
    private readonly Lock writing = new(); // whether an identifier is here, and what is made when it is not, are one step

    public async Task<TwinAnswer> AnswerAsync(TwinRequest request)
    {
        counts.Received("fhir");
        if (!IsLetIn(request.Header("Authorization")))
        {
            counts.Refused("fhir");
            return FhirAnswers.Outcome(401, "error", "login", "The token is missing or not ours.");
        }

        if (deck.IsClosed(time.GetUtcNow()))
        {
            counts.Faulted("fhir");
            return FhirAnswers.Outcome(503, "error", "transient", "系统维护中，暂停服务，请稍后再试") with { RetryAfter = 1 };
        }

        if (deck.Draw("fhir", "") is not { } fault)
        {
            return Process(request);
        }

        counts.Faulted("fhir");
        return await PlayAsync(fault, request);
    }

    private bool IsLetIn(string? authorization)
    {
        string secret = options.FhirToken;
        return secret.Length == 0 || authorization == $"Bearer {secret}"
            || (authorization?.StartsWith("Basic ", StringComparison.Ordinal) == true && Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..])).EndsWith($":{secret}", StringComparison.Ordinal));
    }

    private async Task<TwinAnswer> PlayAsync(FaultRule fault, TwinRequest request)
    {
        switch (fault.Kind)
        {
            case FaultKind.Late:
                await Task.Delay(fault.Delay, time, CancellationToken.None);
                return Process(request);
            case FaultKind.ActThenLate:
                TwinAnswer done = Process(request);
                await Task.Delay(fault.Delay, time, CancellationToken.None);
                return done;
            case FaultKind.Twice:
                return Process(request) with { Effect = WireEffect.Twice };
            case FaultKind.ActThenStall or FaultKind.ActThenDrop or FaultKind.ActThenCut or FaultKind.ActThenServerError or FaultKind.ActThenEmpty or FaultKind.ActThenHtml:
                return Broken(fault, Process(request));
            default:
                return Broken(fault, TwinAnswer.Nothing(WireEffect.None));
        }
    }

    private static TwinAnswer Broken(FaultRule fault, TwinAnswer done) => fault.Kind switch
    {
        FaultKind.Stall or FaultKind.ActThenStall => done with { Effect = WireEffect.Stall },
        FaultKind.Reset or FaultKind.ActThenDrop => done with { Effect = WireEffect.Reset },
        FaultKind.ActThenCut => done with { Effect = WireEffect.Cut },
        FaultKind.ServerError or FaultKind.ActThenServerError => FhirAnswers.Outcome(fault.Status, "error", fault.Status == 409 ? "conflict" : "transient", "网关处理异常") with { RetryAfter = fault.Status is 429 or 503 ? Seconds(fault) : null },
        FaultKind.Html or FaultKind.ActThenHtml => TwinAnswer.Text(200, "text/html;charset=UTF-8", "<html><body><h1>网关错误</h1></body></html>"),
        FaultKind.Empty or FaultKind.ActThenEmpty => TwinAnswer.Nothing(WireEffect.None),
        FaultKind.Maintenance => FhirAnswers.Outcome(503, "error", "transient", "系统维护中，暂停服务，请稍后再试") with { RetryAfter = Seconds(fault) },
        _ => FhirAnswers.Outcome(422, "error", "business-rule", fault.ErrMsg ?? "业务校验不通过"),
    };

    private static int Seconds(FaultRule fault) => (int)Math.Ceiling(fault.Delay.TotalSeconds);

    private TwinAnswer Process(TwinRequest request)
    {
        string[] path = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];
        return (request.Method, path) switch
        {
            ("GET", ["metadata"]) => FhirAnswers.Resource(200, FhirAnswers.Metadata(time.GetUtcNow())),
            ("GET", ["Bundle"]) when IdentifierQuery.TryRead(request.Query, out _, out string number) => FhirAnswers.Resource(200, FhirAnswers.Bundle("searchset", store.Messages(number).Select(one => new JsonObject { ["resource"] = one }))),
            ("GET", [string type]) => FhirAnswers.Resource(200, FhirAnswers.Bundle("searchset", store.List(type).Select(one => new JsonObject { ["resource"] = one }))),
            ("GET", [string type, string id]) => store.Find(type, id) is { } found ? FhirAnswers.Resource(200, found) : FhirAnswers.Outcome(404, "error", "not-found", $"{type}/{id} is not here."),
            ("POST" or "PUT", _) => Take(request, path),
            _ => FhirAnswers.Outcome(405, "error", "not-supported", "GET, POST and PUT are answered."),
        };
    }

    private TwinAnswer Take(TwinRequest request, string[] path)
    {
        if (Parsed(request.Body) is not { } resource || (string?)resource["resourceType"] is not { Length: > 0 } type)
        {
            counts.Refused("fhir");
            return FhirAnswers.Outcome(400, "error", "invalid", "The body is not one FHIR resource in JSON.");
        }

        TwinAnswer answer;
        lock (writing)
        {
            answer = Write(request, path, resource, type);
        }

        (answer.Status < 300 ? (Action<string>)counts.Acted : counts.Refused)("fhir");
        return answer;
    }

    private TwinAnswer Write(TwinRequest request, string[] path, JsonObject resource, string type) =>
        path switch
        {
            [] or ["$process-message"] when type == "Bundle" => TakeBundle(resource),
            [string named] when named == type && request.Method == "POST" => request.Header("If-None-Exist") is { } condition ? Create(type, condition, resource) : Keep(type, store.NewId(), resource),
            [string named] when named == type => TakeConditional(type, request.Query, resource),
            [string named, string id] when named == type && request.Method == "PUT" => Keep(type, id, resource),
            _ => FhirAnswers.Outcome(400, "error", "invalid", "The address and the resource's type do not fit together."),
        };

    private TwinAnswer Keep(string type, string id, JsonObject resource)
    {
        int version = store.Put(type, id, resource);
        return FhirAnswers.Resource(version == 1 ? 201 : 200, store.Find(type, id) ?? resource);
    }

    private TwinAnswer Create(string type, string condition, JsonObject resource)
    {
        IReadOnlyList<string> found = IdentifierQuery.TryRead(condition, out string system, out string value) ? store.FindByIdentifier(type, system, value) : [];
        return found.Count switch
        {
            0 => Keep(type, store.NewId(), resource),
            1 => FhirAnswers.Resource(200, store.Find(type, found[0])!), // found a moment ago, and nothing is ever removed
            _ => FhirAnswers.Outcome(412, "error", "multiple-matches", "More than one resource has this identifier.", $"{type}.identifier"),
        };
    }

    private TwinAnswer TakeConditional(string type, string query, JsonObject resource)
    {
        if (IdentifierQuery.TryRead(query, out string system, out string value))
        {
            IReadOnlyList<string> found = store.FindByIdentifier(type, system, value);
            return found.Count > 1
                ? FhirAnswers.Outcome(412, "error", "multiple-matches", "More than one resource has this identifier.")
                : Keep(type, found.Count == 1 ? found[0] : (string?)resource["id"] ?? store.NewId(), resource);
        }

        return FhirAnswers.Outcome(400, "error", "invalid", "PUT without an id needs ?identifier=system|value.");
    }

    private TwinAnswer TakeBundle(JsonObject bundle) => (string?)bundle["type"] switch
    {
        "transaction" => BundleEntries.Transaction(store, bundle),
        "batch" => BundleEntries.Batch(store, bundle),
        "message" => BundleEntries.Message(store, bundle, time.GetUtcNow()),
        _ => FhirAnswers.Outcome(400, "error", "invalid", "Bundle.type must be transaction, batch or message."),
    };

    private static JsonObject? Parsed(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
