using Gateway.Console.Access.Keys;
using Gateway.Inbound;

namespace Gateway.Host.Composition;

/// <summary>Keys that were issued in the console open the same door as configured ones.</summary>
internal sealed class IssuedKeys(ApiKeyBook keys) : IIssuedKeys
{
    public bool Opens(string institution, string key) => keys.Opens(institution, key);
}
