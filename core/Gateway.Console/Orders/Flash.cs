using System.Text;
using System.Text.Json;
using Gateway.Console.Words;
using Microsoft.AspNetCore.Http;

namespace Gateway.Console.Orders;

/// <summary>The sentence that the next page shows, once: what came of an order. Goes by a cookie of a minute.</summary>
internal static class Flash
{
    private const string Cookie = "gateway-said";
    private const int Longest = 900;

    public static void Set(HttpContext http, int status, byte[] answer)
    {
        bool english = http.Request.Cookies[Shell.ConsolePart.LanguageCookie] == "en", done = status < StatusCodes.Status300MultipleChoices;
        string sentence = Sentence(answer, english);
        string text = (done ? "+" : "-") + (sentence.Length > 0 ? sentence : Plain(status).In(english));
        string value = Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Length <= Longest ? text : text[..Longest]));
        http.Response.Cookies.Append(Cookie, value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(1) });
    }

    private static Word Plain(int status) => status switch
    {
        < StatusCodes.Status300MultipleChoices => ActionWords.Done,
        StatusCodes.Status400BadRequest => ActionWords.Unreadable,
        _ => new Word($"{ActionWords.NotDone.Chinese}（{status}）", $"{ActionWords.NotDone.English} ({status})"),
    };

    /// <summary>Takes the sentence away; null without one.</summary>
    public static (bool Done, string Text)? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } value)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie);
        Span<byte> bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out int length) && length > 0 ? (bytes[0] == '+', Encoding.UTF8.GetString(bytes[1..length])) : null;
    }

    private static string Sentence(byte[] answer, bool english)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer);
            string[] members = english ? ["english", "fault", "chinese", "link"] : ["chinese", "fault", "english", "link"];
            return json.RootElement.ValueKind != JsonValueKind.Object ? "" : members.Select(member => json.RootElement.TryGetProperty(member, out JsonElement said) ? said.ToString() : "").FirstOrDefault(said => said.Length > 0) ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
