using System.Security.Cryptography;

namespace Gateway.Features.Bindings.World;

/// <summary>Keys nobody can have guessed: 32 hexadecimal digits.</summary>
public static class RandomKey
{
    public static string Next() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
