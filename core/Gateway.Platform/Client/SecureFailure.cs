namespace Gateway.Platform;

/// <summary>Why no secure connection came about, as far as the runtime says.</summary>
internal static class SecureFailure
{
    public const string Expired = "the other side's certificate is not valid today", OtherName = "the other side's certificate is of another name", Untrusted = "nobody who is trusted vouches for the other side's certificate",
        OursRefused = "the other side ended the handshake", NoTls = "the other side does not speak TLS";

    // What the runtime writes, and OpenSSL below it; the runtime has these texts in English only. A test shakes hands in each of these ways.
    private static readonly (string Mark, string Words)[] Known =
        [("NotTimeValid", Expired), ("RemoteCertificateNameMismatch", OtherName), ("UntrustedRoot", Untrusted), ("PartialChain", Untrusted), ("RemoteCertificateChainErrors", Untrusted), ("alert", OursRefused), ("frame", NoTls)];

    /// <summary>In our words, after a comma; empty where nobody knows.</summary>
    public static string Of(Exception failure)
    {
        for (Exception? cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (Array.Find(Known, one => cause.Message.Contains(one.Mark, StringComparison.Ordinal)) is { Words: { } words })
            {
                return $", {words}";
            }
        }

        return "";
    }
}
