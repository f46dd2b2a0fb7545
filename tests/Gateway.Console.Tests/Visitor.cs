using System.Net;
using System.Text.RegularExpressions;
using Gateway.Console.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests;

/// <summary>Somebody at a browser: keeps cookies, follows no redirect by itself, fills in forms with the token that the page carries.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Password = "a long enough password";
    private readonly CookieContainer cookies = new();

    public Visitor(ConsoleDesk desk) => Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = desk.Client.BaseAddress };

    public HttpClient Client { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Somebody with these roles, signed in.</summary>
    public static async Task<Visitor> SignedInAsync(ConsoleDesk desk, string login, params Role[] roles)
    {
        UserBook users = desk.Services.GetRequiredService<UserBook>();
        if (users.Users.IsEmpty)
        {
            users.Accept(users.Invite(null), "root", "Root", Password);
        }

        users.Put(login, login, [.. roles], isDisabled: false);
        users.Accept(users.Invite(login), "", "", Password);
        var visitor = new Visitor(desk);
        HttpResponseMessage response = await visitor.SignInAsync(login, Password);
        Assert.Equal("/", response.Headers.Location?.ToString());
        return visitor;
    }

    public Task<HttpResponseMessage> SignInAsync(string login, string password) => SubmitAsync("/sign-in", "/door/sign-in", ("login", login), ("password", password));

    public async Task<string> PageAsync(string path)
    {
        HttpResponseMessage response = await Client.GetAsync(path, Token);
        string page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token));
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {page}");
        return page;
    }

    /// <summary>Opens a page and sends a form to an address, with the page's token.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        string html = await (await Client.GetAsync(page, Token)).Content.ReadAsStringAsync(Token);
        string token = FormToken().Match(html).Groups["token"].Value;
        return await Client.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token))), Token);
    }

    public Task SwitchToEnglishAsync() => Client.GetAsync("/switch?language=en", Token);

    public bool HasCookie(string name) => cookies.GetAllCookies().Any(cookie => cookie.Name == name && !cookie.Expired);



    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex FormToken();
}
