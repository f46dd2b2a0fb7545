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
