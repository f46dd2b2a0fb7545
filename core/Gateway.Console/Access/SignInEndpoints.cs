using Gateway.Console.Auditing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Access;

/// <summary>What the forms of signing in, signing out and setting a password post to. Each form carries a token against forged calls.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/door/sign-in", SignInAsync).AllowAnonymous();
        routes.MapPost("/door/sign-out", SignOutAsync).AllowAnonymous();
        routes.MapPost("/door/setup", SetUpAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(HttpContext http, IAntiforgery forms, UserBook users, SignInGuard guard, AuditTrail audit)
    {
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.Redirect("/sign-in?fault=failed");
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        string login = form["login"].ToString().Trim().ToLowerInvariant();
        string address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!guard.MayTry(login, address))
        {
            return Results.Redirect("/sign-in?fault=wait");
        }

        if (users.Check(login, form["password"].ToString()) is not { } user)
        {
            guard.Failed(login, address);
            audit.Append(users.Find(login) is null ? "?" : login, "sign-in", address, "", "failed");
            return Results.Redirect("/sign-in?fault=failed");
        }

        guard.Succeeded(login);
        audit.Append(user.Login, "sign-in", address, "", "done");
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Person.Principal(user));
        return Results.LocalRedirect(LocalOr(form["back"].ToString()));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery forms, AuditTrail audit)
    {
        if (await forms.IsRequestValidAsync(http))
        {
            audit.Append(Person.Of(http.User).Login, "sign-out", "", "", "done");
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }

        return Results.Redirect("/sign-in");
    }

    private static async Task<IResult> SetUpAsync(HttpContext http, IAntiforgery forms, UserBook users, AuditTrail audit)
    {
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.Redirect("/sign-in?fault=failed");
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        string token = form["token"].ToString();
        (ConsoleUser? user, AccessFault? fault) = users.Accept(token, form["login"].ToString(), form["name"].ToString(), form["password"].ToString());
        if (user is null)
        {
            bool english = http.Request.Cookies[Shell.ConsolePart.LanguageCookie] == "en";
            return Results.Redirect($"/setup?token={Uri.EscapeDataString(token)}&fault={Uri.EscapeDataString(fault!.Word.In(english))}"); // no user means a fault
        }

        audit.Append(user.Login, "set-password", "", "", "done");
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Person.Principal(user));
        return Results.LocalRedirect("/");
    }

    /// <summary>A path of this console, or its first page: nobody is sent elsewhere after signing in.</summary>
    internal static string LocalOr(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) ? path : "/";
}
