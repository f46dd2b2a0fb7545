using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Gateway.Console.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Access;

/// <summary>The operators' key of this machine, which the command line sends. Who holds it reads the data folder anyway: it counts as an administrator. Compares in constant time.</summary>
internal sealed class OperatorKeyHandler(IOptionsMonitor<OperatorKeyOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<OperatorKeyOptions>(options, logger, encoder)
{
    public const string SchemeName = "operator-key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string given = Request.Headers[MessageEndpoints.KeyHeader].ToString();
        if (given.Length == 0 || Options.Key.Length == 0 || !CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(Options.Key))))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, SchemeName), new Claim(ClaimTypes.Role, nameof(Role.Admin))], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Response.WriteAsJsonAsync(new Refusal($"请在{MessageEndpoints.KeyHeader}中提供运维密钥，或先登录。", $"Send the operator's key in {MessageEndpoints.KeyHeader}, or sign in."), Context.RequestAborted);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Response.WriteAsJsonAsync(new Refusal("您的角色没有此权限。", "Your role does not include this."), Context.RequestAborted);
    }
}

/// <summary>The key itself.</summary>
internal sealed class OperatorKeyOptions : AuthenticationSchemeOptions
{
    public string Key { get; set; } = "";
}
