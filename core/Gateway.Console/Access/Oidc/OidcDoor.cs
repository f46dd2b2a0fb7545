using Gateway.Console.Auditing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gateway.Console.Access.Oidc;

/// <summary>
/// Signing in by the organisation's identity provider: authorization code with PKCE. The provider says who somebody is and, by a claim, which roles; the session is this gateway's own, with its cookie, its end and
/// its audit trail. An account with a password of its own is never taken over.
/// </summary>
internal static class OidcDoor
{
    public const string Scheme = "oidc";
    private const string Way = "/door/oidc-sign-in";

    /// <summary>Where the sign-in page leads; null without a provider.</summary>
    public static string? WayFor(IServiceProvider services, string back) =>
        services.GetService<OidcOptions>() is null ? null : $"{Way}?back={Uri.EscapeDataString(back)}";

    public static void AddTo(IServiceCollection services, AuthenticationBuilder authentication, OidcOptions oidc)
    {
        if (oidc.ClientId.Length == 0 || oidc.Roles.Count == 0)
        {
            throw new InvalidOperationException($"{OidcOptions.Section}: expected a ClientId, and in Roles at least one value of the claim '{oidc.RolesClaim}' with its role.");
        }

        services.AddSingleton(oidc);
        authentication.AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = oidc.Authority!.ToString(); // the caller has one
            (options.ClientId, options.ClientSecret, options.RequireHttpsMetadata) = (oidc.ClientId, oidc.ClientSecret, !oidc.AllowHttp);
            (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (options.MapInboundClaims, options.SaveTokens) = (false, false);
            (options.SignInScheme, options.CallbackPath) = (CookieAuthenticationDefaults.AuthenticationScheme, "/door/oidc");
            foreach (CookieBuilder cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
            {
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest); // the way back is a GET
            }

            foreach (string scope in oidc.Scopes)
            {
                options.Scope.Add(scope);
            }

            options.Events.OnTokenValidated = ValidatedAsync;
            options.Events.OnRemoteFailure = FailedAsync;
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<OidcOptions>() is not null)
        {
            routes.MapGet(Way, (string? back) => Results.Challenge(new AuthenticationProperties { RedirectUri = SignInEndpoints.LocalOr(back ?? "/") }, [Scheme])).AllowAnonymous();
        }
    }

    /// <summary>The provider has said who it is: the session becomes that user's of this gateway, with the roles that the claim gives today.</summary>
    private static Task ValidatedAsync(TokenValidatedContext context)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        (UserBook users, AuditTrail audit, OidcOptions oidc) = (services.GetRequiredService<UserBook>(), services.GetRequiredService<AuditTrail>(), services.GetRequiredService<OidcOptions>());
        ProviderPerson person = ProviderPerson.Of(context.Principal!, oidc); // a validated token has one
        (ConsoleUser? user, AccessFault? fault) = users.Admit(person);
        audit.Append(user?.Login ?? $"? {person.Login}", "sign-in", context.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", "", user is null ? "failed" : "done");
        if (user is null)
        {
            context.Fail(fault!.Word.English); // no user means a fault
        }
        else
        {
            context.Principal = Person.Principal(user);
        }

        return Task.CompletedTask;
    }

    private static Task FailedAsync(RemoteFailureContext context)
    {
        context.Response.Redirect("/sign-in?fault=oidc");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
