using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gateway.Contract;
using Microsoft.AspNetCore.Http;

namespace Gateway.Inbound.Http;

/// <summary>An issue as JSON, for callers that have no message and so no format yet: <c>{"code":"GW1004","text":"…","textZh":"…"}</c>.</summary>
internal static class IssueResponse
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task WriteAsync(HttpResponse response, int status, IssueCode code)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { code = code.Id, text = code.English, textZh = code.Chinese }, Json);
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, CancellationToken.None);
    }
}
