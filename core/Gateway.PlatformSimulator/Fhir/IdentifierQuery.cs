namespace Gateway.PlatformSimulator.Fhir;

/// <summary>Reads <c>identifier=system|value</c> out of a query.</summary>
internal static class IdentifierQuery
{
    /// <summary>System is empty where the query names none.</summary>
    public static bool TryRead(string query, out string system, out string value)
    {
        const string Key = "identifier=";
        string? found = query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith(Key, StringComparison.Ordinal));
        string token = found is null ? "" : Uri.UnescapeDataString(found[Key.Length..]);
        int bar = token.IndexOf('|', StringComparison.Ordinal);
        system = bar < 0 ? "" : token[..bar];
        value = token[(bar + 1)..];
        return value.Length > 0;
    }
}
