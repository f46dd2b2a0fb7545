using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gateway.Proof.Storm;

/// <summary>What the twin holds, read over its admin interface.</summary>
internal sealed record TwinBooks(FrozenDictionary<string, TwinEntry> ByNumber, string Calls)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<TwinBooks> ReadAsync(HttpClient twin, CancellationToken cancellationToken)
    {
        TwinEntry[] ledger = await twin.GetFromJsonAsync<TwinEntry[]>("/__twin/ledger", Web, cancellationToken) ?? [];
        TwinCalls[] calls = await twin.GetFromJsonAsync<TwinCalls[]>("/__twin/calls", Web, cancellationToken) ?? [];
        return new TwinBooks(ledger.ToFrozenDictionary(entry => entry.LocalNumber, StringComparer.Ordinal), string.Join(", ", calls.Select(call => $"{call.Infno} {call.Received} ({call.Faulted} with a fault)")));
    }
}

/// <summary>One business key at the twin.</summary>
internal sealed record TwinEntry(string LocalNumber, int Live, int UnsettledRows, decimal Total, decimal Fund, decimal Account, decimal Cash, string[] Msgids);

/// <summary>How often a transaction reached the twin, and how often it met a fault there.</summary>
internal sealed record TwinCalls(string Infno, long Received, long Faulted);
