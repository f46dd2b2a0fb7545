using Gateway.Console.Access;
using Gateway.Console.Access.Oidc;
using Gateway.Console.Api;
using Gateway.Console.Auditing;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Shell;

/// <summary>Registers the console and puts its pages and its API into the gateway.</summary>
public static class ConsoleRoutes
{
    /// <summary>Adds what pages and API need. The host brings the desks (<c>IOperatorDesk</c> and its likes), the journal and a <see cref="TimeProvider"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="operatorKey">The key that the command line sends.</param>
    /// <param name="folder">Where users, keys and the audit trail lie, unless options name another folder.</param>
    /// <param name="oidc">The organisation's identity provider; null for accounts of this gateway alone.</param>
    public static IServiceCollection AddConsole(this IServiceCollection services, string operatorKey, string folder, OidcOptions? oidc = null)
    {
        ConsoleAccess.AddTo(services, operatorKey, folder, oidc);
        services.AddSingleton<AuditTrail>().AddSingleton<RequestBook>().AddSingleton<Alerts.AlertBook>().AddSingleton<Privacy.UnmaskBook>();
        services.AddSingleton<MessageViews>().AddSingleton<TraceViews>().AddSingleton<MessageContents>().AddSingleton<Privacy.MaskedContents>().AddSingleton<UnmappedViews>().AddSingleton<UnknownViews>().AddSingleton<VisitViews>().AddSingleton<CorrectionViews>().AddSingleton(provider => new RequestViews(provider.GetRequiredService<RequestBook>(), provider.GetRequiredService<Gateway.Journal.IJournal>(), provider.GetRequiredService<CorrectionViews>(), provider.GetRequiredService<UnknownViews>(), provider.GetRequiredService<VisitViews>())).AddSingleton<PendingMoney>().AddSingleton<TodayViews>().AddSingleton<CalendarViews>().AddSingleton<IncidentViews>().AddSingleton<Incidents.FailedMessages>().AddSingleton<Incidents.IncidentBook>();
        services.AddSingleton(provider => new ConsoleDoor(provider.GetRequiredService<UserBook>(), provider.GetRequiredService<Microsoft.Extensions.Logging.ILogger<ConsoleDoor>>())).AddHostedService(provider => provider.GetRequiredService<ConsoleDoor>());
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new Privacy.MaskingText()));
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Maps pages and API. Call it before anything that ends the pipeline.</summary>
    public static void UseConsole(this WebApplication app)
    {
        app.Use(GuardHeadersAsync);
        app.UseAuthentication();
        app.UseMiddleware<OrderDispatch>();
        app.UseRouting();
        app.UseAuthorization();
        app.UseAntiforgery();
        MessageEndpoints.Map(app);
        SignInEndpoints.Map(app);
        OidcDoor.Map(app);
        ConsoleAssets.Map(app);
        FindBox.Map(app);
        app.MapGet("/switch", Switch).AllowAnonymous().ExcludeFromDescription();
        app.MapRazorComponents<App>();
    }

    /// <summary>Language and theme, each kept in a cookie.</summary>
    private static IResult Switch(HttpContext http, string? language, string? theme, string? back)
    {
        var year = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true };
        if (language is "zh" or "en")
        {
            http.Response.Cookies.Append(ConsolePart.LanguageCookie, language, year);
        }

        if (theme is "light" or "dark" or "system")
        {
            http.Response.Cookies.Append(ConsolePart.ThemeCookie, theme, year);
        }

        return Results.LocalRedirect(SignInEndpoints.LocalOr(back ?? "/"));
    }

    /// <summary>Nothing from elsewhere is loaded, run or allowed to frame these pages; nothing of them is kept by caches.</summary>
    private static Task GuardHeadersAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/in", StringComparison.Ordinal))
        {
            return next(http); // a sender's reply is its format's own
        }

        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(http);
    }
}
