using System.Collections.Frozen;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Dialects;

/// <summary>Finds the transaction that an address stands for, as one dialect writes addresses.</summary>
internal sealed class TwinPaths(TwinDialect dialect)
{
    private static readonly FrozenDictionary<string, string> Services = EmbeddedTable.Read("services.csv").ToFrozenDictionary(row => row[1], row => row[0], StringComparer.Ordinal);

    /// <summary>Whether the address belongs to transactions; the transaction is empty where nobody has heard of it.</summary>
    public bool TryFind(TwinRequest request, out string infno)
    {
        infno = "";
        if (dialect.Path.EndsWith("{service}", StringComparison.Ordinal))
        {
            string before = dialect.Path[..^"{service}".Length];
            bool isService = request.Path.StartsWith(before + "/fsi/api/", StringComparison.Ordinal);
            infno = isService ? Services.GetValueOrDefault(request.Path[before.Length..], "") : "";
            return isService;
        }

        string[] wanted = dialect.Path.Split('/'), asked = request.Path.Split('/');
        if (wanted.Length != asked.Length || wanted.Zip(asked).Any(pair => pair.First[..Math.Min(1, pair.First.Length)] != "{" && pair.First != pair.Second))
        {
            return false;
        }

        int at = Array.IndexOf(wanted, "{infno}");
        infno = at >= 0 ? asked[at] : RequestEnvelope.TryRead(request.Body, out RequestEnvelope envelope) ? envelope.Infno : "";
        return true;
    }
}
