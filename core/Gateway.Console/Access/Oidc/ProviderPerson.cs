using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.RegularExpressions;

namespace Gateway.Console.Access.Oidc;

/// <summary>Somebody as the identity provider names them.</summary>
/// <param name="Subject">Provider and subject: the same person every time, whatever they are called.</param>
/// <param name="Login">What this gateway calls them: lower case; what a login cannot hold is a dash.</param>
/// <param name="Roles">By the configured map; empty where no value of the claim stands in it.</param>
internal sealed partial record ProviderPerson(string Subject, string Login, string Name, ImmutableArray<Role> Roles)
{
    private const int LongestLogin = 40;

    public static ProviderPerson Of(ClaimsPrincipal principal, OidcOptions options)
    {
        string subject = $"{options.Authority}|{principal.FindFirstValue("sub")}";
        string login = Unfit().Replace((principal.FindFirstValue(options.LoginClaim) ?? principal.FindFirstValue("sub") ?? "").ToLowerInvariant(), "-").Trim('-', '.');
        return new ProviderPerson(
            subject, login.Length > LongestLogin ? login[..LongestLogin] : login, principal.FindFirstValue("name") ?? login,
            [.. principal.FindAll(options.RolesClaim).SelectMany(claim => options.Roles.TryGetValue(claim.Value, out Role role) ? (Role[])[role] : []).Distinct()]);
    }

    [GeneratedRegex("[^a-z0-9.-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unfit();
}
