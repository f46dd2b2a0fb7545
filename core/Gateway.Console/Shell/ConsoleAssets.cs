using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Shell;

/// <summary>Style sheet and script, from the assembly, under names that change with their bytes: browsers keep them for good.</summary>
internal static class ConsoleAssets
{
    private static readonly byte[] StyleBytes = Read("console.css");
    private static readonly byte[] ScriptBytes = Read("console.js");

    public static string Style { get; } = $"/console/{Short(StyleBytes)}.css";

    public static string Script { get; } = $"/console/{Short(ScriptBytes)}.js";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Serve(routes, Style, StyleBytes, "text/css; charset=utf-8");
        Serve(routes, Script, ScriptBytes, "text/javascript; charset=utf-8");
        routes.MapGet("/favicon.ico", () => Results.NoContent()).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Serve(IEndpointRouteBuilder routes, string path, byte[] bytes, string type) => routes.MapGet(path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, type);
    }).AllowAnonymous().ExcludeFromDescription();

    private static string Short(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"console/{name}")!; // built in
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
