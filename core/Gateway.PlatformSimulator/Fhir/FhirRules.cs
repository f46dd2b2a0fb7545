using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Fhir;

/// <summary>The one rule of content that this server has, so that a sender's resource can be refused with its element named: post codes have six digits.</summary>
internal static class FhirRules
{
    /// <summary>What is wrong, with the element; null if nothing is.</summary>
    public static (int Status, string Code, string Text, string Element)? Fault(JsonObject resource)
    {
        JsonArray addresses = resource["address"] as JsonArray ?? [];
        for (int at = 0; at < addresses.Count; at++)
        {
            if (addresses[at] is JsonObject address && (string?)address["postalCode"] is { } code && (code.Length != 6 || !code.All(char.IsAsciiDigit)))
            {
                return (422, "value", "A post code has six digits.", $".address[{at}].postalCode");
            }
        }

        return null;
    }
}
