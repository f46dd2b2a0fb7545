using Gateway.Console.Api;
using Gateway.Console.Access.Keys;
using Gateway.Console.Access.Oidc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Access;

/// <summary>Sessions of people by cookie, calls of the command line by key, and one policy per right.</summary>
internal static class ConsoleAccess
{
    public const string CookieName = "gateway-session";
    private const string Either = "console";

    public static void AddTo(IServiceCollection services, string operatorKey, string folder, OidcOptions? oidc)
    {
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddOptionsWithValidateOnStart<AccessOptions>().BindConfiguration(AccessOptions.Section).PostConfigure(options => options.Folder = folder);
        services.AddSingleton<UserBook>().AddSingleton<SignInGuard>().AddSingleton<ApiKeyBook>().AddHostedService<ApiKeyMeter>();
        services.AddDataProtection().SetApplicationName("gateway").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Csrf-Token";
            options.Cookie.Name = "gateway-form";
        });
        AuthenticationBuilder authentication = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<OperatorKeyOptions, OperatorKeyHandler>(OperatorKeyHandler.SchemeName, options => options.Key = operatorKey)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme, Session);
        if (oidc?.Authority is not null)
        {
            OidcDoor.AddTo(services, authentication, oidc);
        }

        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<AccessOptions>>((cookie, access) => cookie.ExpireTimeSpan = access.Value.IdleTimeout);
        services.AddAuthorization(options =>
        {
            foreach (Right right in Enum.GetValues<Right>())
            {
                options.AddPolicy(right.Policy(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Person.Of(context.User) is var person && person.Has(right) && (person.Institution is null || (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<OwnInstitution>() is not null)));
            }
        });
    }

    private static string SchemeOf(HttpContext http) =>
        http.Request.Headers.ContainsKey(ApiKeyHandler.Header) ? ApiKeyHandler.SchemeName
        : http.Request.Headers.ContainsKey(MessageEndpoints.KeyHeader) || (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !http.Request.Cookies.ContainsKey(CookieName))
            ? OperatorKeyHandler.SchemeName
            : CookieAuthenticationDefaults.AuthenticationScheme;

    private static void Session(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "back";
        options.Events.OnRedirectToLogin = context => RedirectAsync(context, StatusCodes.Status401Unauthorized, new Refusal("会话已结束，请重新登录。", "Your session is over: sign in again."));
        options.Events.OnRedirectToAccessDenied = context => RedirectAsync(context, StatusCodes.Status403Forbidden, new Refusal("您的角色没有此权限。", "Your role does not include this."));
        options.Events.OnValidatePrincipal = async context =>
        {
            UserBook users = context.HttpContext.RequestServices.GetRequiredService<UserBook>();
            if (context.Principal is not { } session || !Person.IsCurrent(session, users.Find(session.Identity?.Name ?? "")))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        };
    }

    private static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context, int status, Refusal fault)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(fault, context.HttpContext.RequestAborted);
    }
}
