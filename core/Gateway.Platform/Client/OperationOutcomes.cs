using System.Text.Json;

namespace Gateway.Platform;

/// <summary>Reads what a FHIR server complains about.</summary>
internal static class OperationOutcomes
{
    /// <summary>Code, place and words of every error; empty for another resource.</summary>
    public static string Text(JsonElement resource)
    {
        IEnumerable<string> errors = JsonValues.Elements(resource, "issue")
            .Where(issue => One(issue, "severity") is "error" or "fatal")
            .Select(issue => string.Join(' ', new[] { One(issue, "code"), One(issue, "expression"), One(issue, "diagnostics") ?? One(issue, "details/text") }.Where(part => part is not null)));
        return string.Join("; ", errors);
    }

    /// <summary>Whether an entry of a batch or transaction response says that it was not done.</summary>
    public static bool HasFailedEntry(JsonElement resource) =>
        JsonValues.At(resource, "entry/response/status").Any(status => status.Length > 0 && status[0] is '4' or '5');

    private static string? One(JsonElement issue, string path) => JsonValues.At(issue, path).FirstOrDefault();
}
