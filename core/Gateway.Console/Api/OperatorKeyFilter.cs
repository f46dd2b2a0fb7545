using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gateway.Console.Api;

/// <summary>Lets a call through when it carries the operator's key. Compares in constant time.</summary>
internal sealed class OperatorKeyFilter(string operatorKey) : IEndpointFilter
{
    private readonly byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(operatorKey));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        string given = context.HttpContext.Request.Headers[MessageEndpoints.KeyHeader].ToString();
        bool known = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), expected);
        return known ? await next(context) : Results.Json(new { fault = $"Send the operator's key in {MessageEndpoints.KeyHeader}." }, statusCode: StatusCodes.Status401Unauthorized);
    }
}
