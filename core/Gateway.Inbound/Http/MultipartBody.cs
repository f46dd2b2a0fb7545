using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Gateway.Inbound.Http;

/// <summary>A message that was uploaded as a part of a form (RFC 7578), as browsers and old upload components do.</summary>
internal static class MultipartBody
{
    private const int LongestBoundary = 70; // RFC 2046, 5.1.1

    /// <summary>The boundary of a form's parts; null for a body that is the message itself.</summary>
    public static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary ? boundary : null;

    /// <summary>The part that is the message.</summary>
    /// <param name="body">The whole form, bounded already.</param>
    /// <param name="boundary">Of its parts.</param>
    /// <param name="name">The part's name; null takes the only one, or the only file.</param>
    /// <returns>Null when no part, or more than one, can be meant, or when the form is broken.</returns>
    public static async Task<byte[]?> PartAsync(ReadOnlyMemory<byte> body, string boundary, string? name, CancellationToken cancellationToken)
    {
        try
        {
            List<(string Name, bool IsFile, byte[] Bytes)> parts = await PartsAsync(body, boundary, cancellationToken);
            byte[][] meant = name is not null ? Bytes(parts.Where(part => part.Name == name)) : parts.Count == 1 ? Bytes(parts) : Bytes(parts.Where(part => part.IsFile));
            return meant is [var only] ? only : null;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<List<(string Name, bool IsFile, byte[] Bytes)>> PartsAsync(ReadOnlyMemory<byte> body, string boundary, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(body.ToArray(), writable: false);
        var reader = new MultipartReader(boundary, stream);
        var parts = new List<(string Name, bool IsFile, byte[] Bytes)>();
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            ContentDispositionHeaderValue? disposition = section.GetContentDispositionHeader();
            using var bytes = new MemoryStream();
            await section.Body.CopyToAsync(bytes, cancellationToken);
            parts.Add((HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").Value ?? "", disposition?.IsFileDisposition() == true, bytes.ToArray()));
        }

        return parts;
    }

    private static byte[][] Bytes(IEnumerable<(string Name, bool IsFile, byte[] Bytes)> parts) => [.. parts.Select(part => part.Bytes)];
}
