namespace Gateway.Console.Access.Oidc;

/// <summary>The organisation's identity provider. Without <see cref="Authority"/> people sign in with accounts of this gateway only; with one, these remain for the day on which the provider is down.</summary>
public sealed class OidcOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:Console:Oidc";

    /// <summary>The provider's address; its <c>/.well-known/openid-configuration</c> says the rest. Null: no provider.</summary>
    public Uri? Authority { get; set; }

    /// <summary>What this gateway is called there. Its way back is <c>https://GATEWAY/door/oidc</c>.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Where the provider wants one. Give it in the environment: <c>GATEWAY_Gateway__Console__Oidc__ClientSecret</c>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that says what somebody may do; may come several times or be a list. Default <c>roles</c>.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>The claim that becomes the login. Default <c>preferred_username</c>.</summary>
    public string LoginClaim { get; set; } = "preferred_username";

    /// <summary>Value of the roles' claim → role: <c>viewer</c>, <c>operator</c>, <c>mapper</c>, <c>auditor</c>, <c>admin</c>. Who has no value that stands here does not get in.</summary>
    public IDictionary<string, Role> Roles { get; } = new Dictionary<string, Role>(StringComparer.Ordinal);

    /// <summary>Further scopes to ask for, beside <c>openid</c> and <c>profile</c>.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>Only for tests: a provider without TLS. Default false.</summary>
    public bool AllowHttp { get; set; }
}
