using System.Text.Json.Nodes;

namespace Gateway.Features.Bindings.World;

/// <summary>Reads everything that the API gives: every GET of its own description, with every number, name and key that its lists show.</summary>
public sealed class ApiReader(OperatorView operators, Keys keys)
{
    private const int Most = 400;

    // Tries a draft against the version before it; the released tables have no source of two versions, so what can be read is why it cannot.
    private const string WhatIf = "/api/mappings/whatif";

    /// <summary>Address and answer of every call that was answered with 200.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">A call of the description could not be made: nothing would have been read of it.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync()
    {
        JsonObject paths = JsonNode.Parse(await operators.TextAsync("/api/openapi.json"))!["paths"]!.AsObject(); // the description has them
        ILookup<string, string> known = (await KnownAsync()).ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var unread = new List<string>();
        foreach (string path in paths.Where(path => path.Value!["get"] is not null).Select(path => path.Key)) // a path has operations
        {
            int before = answers.Count;
            foreach (string address in Addresses(path, known).Take(Most))
            {
                using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Get, address, keys.Operator);
                string text = await response.Content.ReadAsStringAsync();
                if (response.IsSuccessStatusCode || path == WhatIf)
                {
                    answers[address] = text;
                }
            }

            unread.AddRange(answers.Count > before ? [] : [path]);
        }

        Assert.True(unread.Count == 0, $"Never answered, so never read; find their parameters first: {string.Join(", ", unread)}");
        return answers;
    }

    private static IEnumerable<string> Addresses(string path, ILookup<string, string> known) => path switch
    {
        "/api/messages/{id}/bytes" => known["bytes"],
        "/api/visits/{institution}/{visit}" => known["visit"],
        "/api/mappings/unmapped/waiting" => known["unmapped"],
        "/api/reconcile/report" => known["report"],
        "/api/messages" => ["/api/messages?limit=200"],
        "/api/mappings/diff" => ["/api/mappings/diff?a=fujian-ini@1.0&b=hl7v2-iborn@1.0"],
        WhatIf => [WhatIf + "?draft=fujian-ini@1.0"],
        _ when path.Contains('{', StringComparison.Ordinal) => known[path[(path.IndexOf('{', StringComparison.Ordinal) + 1)..path.IndexOf('}', StringComparison.Ordinal)]].Select(value => path[..path.IndexOf('{', StringComparison.Ordinal)] + Uri.EscapeDataString(value) + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..]),
        _ => [path],
    };

    /// <summary>What lists show: numbers of messages and runs, names of destinations, visits by their lanes, parts of messages.</summary>
    private async Task<List<(string Name, string Value)>> KnownAsync()
    {
        var known = new List<(string, string)>();
        foreach (JsonNode? message in await operators.MessagesAsync("?limit=200"))
        {
            string id = message!["id"]!.ToString(); // every message has a number
            known.Add(("id", id));
            if (((string?)message["lane"])?.Split('/') is [_, string institution, "visit" or "invoice", string visit])
            {
                known.Add(("visit", $"/api/visits/{institution}/{Uri.EscapeDataString(visit)}"));
                known.Add(("report", $"/api/reconcile/report?institution={institution}&month={DateTimeOffset.Parse((string)message["receivedAt"]!, System.Globalization.CultureInfo.InvariantCulture):yyyy-MM}&format=csv"));
            }

            JsonNode detail = await operators.MessageAsync(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
            IEnumerable<string> parts = detail["hops"]!.AsArray().SelectMany(hop => new[] { (string?)hop!["request"], (string?)hop["answer"] }).OfType<string>().Concat(["canonical", "plan", "answer"]);
            known.AddRange(parts.Distinct(StringComparer.Ordinal).Select(part => ("bytes", $"/api/messages/{id}/bytes?part={Uri.EscapeDataString(part)}")));
        }

        known.AddRange(JsonNode.Parse(await operators.TextAsync("/api/destinations"))!.AsArray().Select(destination => ("name", (string)destination!["name"]!))); // every destination has a name
        known.AddRange(JsonNode.Parse(await operators.TextAsync("/api/reconcile"))!.AsArray().Select(run => ("run", run!["runId"]!.ToString()))); // and every run a number
        known.AddRange(JsonNode.Parse(await operators.TextAsync("/api/jobs"))!.AsArray().Select(job => ("id", job!["id"]!.ToString()))); // and every job
        known.AddRange(JsonNode.Parse(await operators.TextAsync("/api/incidents?all=true"))!["incidents"]!.AsArray().Select(incident => ("key", (string)incident!["key"]!))); // and every incident a key
        known.AddRange(JsonNode.Parse(await operators.TextAsync("/api/requests"))!.AsArray().Select(request => ("number", request!["number"]!.ToString()))); // and every request a number
        known.Add(("unmapped", $"/api/mappings/unmapped/waiting?institution={Keys.Hospital}&source=fujian-ini&concept=department&code=01"));
        known.AddRange(JsonNode.Parse(await operators.TextAsync("/api/mappings/unmapped"))!["codes"]!.AsArray().Select(code => ("unmapped", "/api/mappings/unmapped/waiting?" + string.Join('&', new[] { "institution", "source", "concept", "code", "direction" }.Select(name => $"{name}={Uri.EscapeDataString((string?)code![name] ?? "")}")))));
        return known;
    }
}
