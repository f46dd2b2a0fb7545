using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Dialects;

/// <summary>One province's way into the platform: its addresses, who is let in, and how envelopes are sealed.</summary>
internal sealed class TwinDoor
{
    private readonly TwinDialect dialect;
    private readonly TwinPaths paths;
    private readonly TwinOptions options;
    private volatile CallerCheck callers;
    private readonly SealedEnvelope? seal;

    public TwinDoor(TwinOptions options, CallCounts counts)
    {
        dialect = TwinDialect.Find(options.Dialect) ?? throw new ArgumentException($"The twin speaks {string.Join(", ", TwinDialect.Names)}; '{options.Dialect}' is none of them.", nameof(options));
        if (dialect.IsSealed && (options.CipherKey.Length != 32 || options.SignerKey.Length is not (128 or 130)))
        {
            throw new ArgumentException($"The dialect {dialect.Name} needs an SM4 key of 32 and an SM2 public key of 128 hexadecimal digits.", nameof(options));
        }

        this.options = options;
        paths = new TwinPaths(dialect);
        Tokens = new TokenDesk(options, counts);
        callers = new CallerCheck(dialect, options, Tokens);
        seal = dialect.IsSealed ? new SealedEnvelope(options, dialect.SignsHead) : null;
    }

    public TokenDesk Tokens { get; }

    /// <summary>From now on only who knows this secret is let in.</summary>
    public void ChangeSecret(string secret) => callers = new CallerCheck(dialect, options with { Token = secret }, Tokens);

    /// <summary>Where transactions go, as the dialect writes it.</summary>
    public string Address => dialect.Path;

    public bool IsTokenDesk(TwinRequest request) => dialect.TokenPath.Length > 0 && request.Path == dialect.TokenPath;

    /// <inheritdoc cref="TwinPaths.TryFind"/>
    public bool TryFind(TwinRequest request, out string infno) => paths.TryFind(request, out infno);

    /// <inheritdoc cref="CallerCheck.Fault"/>
    public string? CallerFault(TwinRequest request, DateTimeOffset now) => callers.Fault(request, now);

    /// <summary>The request in plain.</summary>
    /// <returns>What is wrong, in the platform's words; null if nothing is.</returns>
    public string? Open(byte[] request, out byte[] plain)
    {
        plain = request;
        return seal?.Open(request, out plain);
    }

    /// <summary>The answer as it leaves.</summary>
    public TwinAnswer Close(TwinAnswer answer) => seal is null || answer.ContentType == "application/octet-stream" ? answer : answer with { Body = seal.Close(answer.Body) };
}
