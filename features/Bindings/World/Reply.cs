using System.Globalization;
using System.Text;

namespace Gateway.Features.Bindings.World;

/// <summary>One answer.</summary>
/// <param name="Status">HTTP's; 0 where it came another way.</param>
/// <param name="Bytes">The sender's own format.</param>
/// <param name="MessageId">The journal's number; 0 without one.</param>
public sealed record Reply(int Status, byte[] Bytes, long MessageId)
{
    /// <summary>Read as UTF-8 where it is that, else as GBK.</summary>
    public string Text => Utf8Text() ?? GbkText.Read(Bytes);

    /// <summary>The value of <c>key=value</c>; fails where the key is not there once.</summary>
    public string this[string key] => Assert.Single(Text.ReplaceLineEndings("\n").Split('\n'), line => line.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        string? id = response.Headers.TryGetValues("X-Gateway-Message-Id", out IEnumerable<string>? values) ? values.Single() : null;
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), id is null ? 0 : long.Parse(id, CultureInfo.InvariantCulture));
    }

    private string? Utf8Text()
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
