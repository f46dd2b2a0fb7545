using Gateway.Console.Api;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Access.Keys;

/// <summary>A program of an institution that reads the API: sees what is that institution's own, masked, and changes nothing.</summary>
internal sealed class ApiKeyHandler(ApiKeyBook keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";
    public const string Header = "X-Api-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (keys.Find(Request.Headers[Header].ToString(), KeyUse.Api) is not { } key)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, $"key {key.Id}"), new Claim(ClaimTypes.Role, nameof(Role.Viewer)), new Claim(Person.InstitutionClaim, key.Institution)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        AnswerAsync(StatusCodes.Status401Unauthorized, new Refusal($"{Header}中的密钥无效或已失效。", $"The key in {Header} opens nothing (any more)."));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        AnswerAsync(StatusCodes.Status403Forbidden, new Refusal("机构密钥只能查看本机构的报文。", "An institution's key reads that institution's own messages and nothing else."));

    private Task AnswerAsync(int status, Refusal fault)
    {
        Response.StatusCode = status;
        return Response.WriteAsJsonAsync(fault, Context.RequestAborted);
    }
}
