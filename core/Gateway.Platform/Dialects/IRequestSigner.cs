namespace Gateway.Platform;

/// <summary>Makes the headers by which a provincial gateway recognises its callers.</summary>
internal interface IRequestSigner
{
    /// <summary>Adds headers.</summary>
    /// <param name="headers">Name and value go here.</param>
    /// <param name="body">Exactly what will leave.</param>
    /// <param name="context">Secrets, time and chance.</param>
    void Sign(ICollection<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, SigningContext context);
}

/// <summary>What a signature is made of beside the body.</summary>
/// <param name="Account">Who calls: paas id, app key.</param>
/// <param name="Secret">The shared secret; from configuration or environment, never from a table.</param>
/// <param name="Nonce">Used once.</param>
/// <param name="At">Now.</param>
/// <param name="Signature">How the dialect writes it.</param>
internal sealed record SigningContext(string Account, string Secret, string Nonce, DateTimeOffset At, DialectSignature Signature);
