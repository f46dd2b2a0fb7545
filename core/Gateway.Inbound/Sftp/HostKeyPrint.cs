using System.Buffers;

namespace Gateway.Inbound.Sftp;

/// <summary>Fingerprints of host keys in the form that OpenSSH prints: <c>SHA256:</c> and 32 bytes in base64 without padding.</summary>
internal static class HostKeyPrint
{
    private const string Prefix = "SHA256:";
    private const int Base64Length = 43;
    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Whether a text is one.</summary>
    public static bool IsOne(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length == Prefix.Length + Base64Length && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Base64);

    /// <summary>The fingerprint of a key.</summary>
    /// <param name="base64">SHA-256 of the key in base64, padded or not.</param>
    public static string Of(string base64) => Prefix + base64.TrimEnd('=');
}
