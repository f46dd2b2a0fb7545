namespace Gateway.Platform;

/// <summary>Keys of one endpoint, read from its configuration.</summary>
/// <param name="cipher">SM4 key; null where none is configured or it is none.</param>
/// <param name="signing">SM2 private key; null likewise.</param>
/// <param name="userId">Of signatures.</param>
internal sealed class SealingKeys(byte[]? cipher, byte[]? signing, byte[] userId)
{
    public byte[]? Cipher => cipher;

    public byte[]? Signing => signing;

    public byte[] UserId => userId;

    public static SealingKeys Of(NhsaEndpoint endpoint) => new(
        Hex(endpoint.CipherKey) is { Length: Sm4Ecb.KeyBytes } key ? key : null,
        Hex(endpoint.SigningKey) is { } number && Sm2Signature.IsKey(number) ? number : null,
        System.Text.Encoding.UTF8.GetBytes(endpoint.Account));

    /// <summary>The setting that a dialect needs and that is missing or of the wrong form; null when nothing is.</summary>
    public string? Lacks(DialectEnvelope dialect)
    {
        bool needsCipher = dialect.Payload == PayloadForm.Sm4Ecb, needsSigning = dialect.Cainfo != CainfoContent.Empty;
        return needsCipher && Cipher is null ? $"{nameof(NhsaEndpoint.CipherKey)}: 32 hexadecimal digits"
            : needsSigning && Signing is null ? $"{nameof(NhsaEndpoint.SigningKey)}: 64 hexadecimal digits"
            : null;
    }

    private static byte[]? Hex(string text)
    {
        byte[] bytes = new byte[text.Length / 2];
        return text.Length > 0 && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }
}
