namespace Gateway.Platform;

/// <summary>What a signature is made of beside the body.</summary>
/// <param name="Account">Who calls: paas id, app key.</param>
/// <param name="Secret">The shared secret, or the access token that was given for it; from configuration or environment, never from a table.</param>
/// <param name="Nonce">Used once.</param>
/// <param name="At">Now.</param>
/// <param name="Signature">How the dialect writes it.</param>
internal sealed record SigningContext(string Account, string Secret, string Nonce, DateTimeOffset At, DialectSignature Signature)
{
    /// <summary>The institution's code.</summary>
    public string Institution { get; init; } = "";

    /// <summary>How a broker calls the interface.</summary>
    public DialectApi Api { get; init; } = new();

    /// <summary>Says nothing: it holds secrets.</summary>
    public override string ToString() => nameof(SigningContext);
}
