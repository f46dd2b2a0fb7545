using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Gateway.Console.Access;

/// <summary>Who makes this call.</summary>
/// <param name="Login">Empty when nobody is signed in; <c>operator-key</c> for the key of this machine.</param>
/// <param name="Name">How the person is called.</param>
/// <param name="IsKey">Whether the key spoke and not a person.</param>
/// <param name="Institution">Of an institution's own program, which sees nothing else; null for everybody else.</param>
internal sealed record Person(string Login, string Name, ImmutableArray<Role> Roles, bool IsKey, string? Institution = null)
{
    public const string InstitutionClaim = "institution";
    private const string StampClaim = "stamp";

    public static Person Of(ClaimsPrincipal principal) => new(
        principal.Identity?.Name ?? "",
        principal.FindFirstValue(ClaimTypes.GivenName) ?? principal.Identity?.Name ?? "",
        [.. principal.FindAll(ClaimTypes.Role).Select(claim => Enum.TryParse(claim.Value, out Role role) ? role : Role.Viewer).Distinct()],
        principal.Identity?.AuthenticationType == OperatorKeyHandler.SchemeName,
        principal.FindFirstValue(InstitutionClaim));

    /// <summary>The filter, narrowed to what this caller may see.</summary>
    public Gateway.Journal.MessageFilter Own(Gateway.Journal.MessageFilter filter) => Institution is null ? filter : filter with { Institution = Institution };

    public bool MaySee(string institution) => Institution is null || Institution == institution;

    public bool Has(Right right) => Roles.Any(role => role.Has(right));

    /// <summary>What a session's cookie says of a user.</summary>
    public static ClaimsPrincipal Principal(ConsoleUser user) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, user.Login), new Claim(ClaimTypes.NameIdentifier, user.Login), new Claim(ClaimTypes.GivenName, user.Name), new Claim(StampClaim, user.Stamp),
            .. user.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Whether a session is of the user as it is now.</summary>
    public static bool IsCurrent(ClaimsPrincipal session, ConsoleUser? user) => user is { IsDisabled: false } && session.FindFirstValue(StampClaim) == user.Stamp;
}
