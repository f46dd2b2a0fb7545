using System.Security.Cryptography;
using System.Text;

namespace Gateway.Mapping;

/// <summary>Hides a person's number: journals and lanes know only this.</summary>
public static class PersonKey
{
    /// <summary>Hex sha256 of a person's number.</summary>
    public static string Of(string number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)));
}
