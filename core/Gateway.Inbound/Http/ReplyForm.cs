using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Gateway.Inbound.Http;

/// <summary>How a reply's bytes are dressed for the program that called: its own media type, and a status that it can bear.</summary>
internal static class ReplyForm
{
    /// <summary>The caller's own media type where the reply, in the same format, is of it too; otherwise bytes.</summary>
    public static string ContentType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.Value is { } media && IsText(media) ? request.ContentType! : "application/octet-stream"; // parsed, so there is one

    /// <summary>Whether the call is SOAP: then the envelope says what became of it, and another status than 200 would keep clients from looking inside (SOAP 1.1, 6.2).</summary>
    public static bool IsSoap(HttpRequest request) => request.Headers.ContainsKey("SOAPAction")
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.Equals("application/soap+xml", StringComparison.OrdinalIgnoreCase));

    private static bool IsText(string media) => media.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || media.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || media.EndsWith("json", StringComparison.OrdinalIgnoreCase);
}
