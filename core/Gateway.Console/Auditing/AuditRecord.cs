using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Console.Auditing;

/// <summary>Who did or saw what. Holds no patient's data: targets are numbers.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Actor">A login, or <c>operator-key</c> with the name that was given.</param>
/// <param name="Action">For example <c>messages.retry</c>, <c>view.unmasked</c>, <c>sign-in</c>.</param>
/// <param name="Target">For example <c>/api/messages/7/retry</c>.</param>
/// <param name="Reason">What the person wrote.</param>
/// <param name="Result"><c>done</c>, <c>refused</c>, <c>failed</c>, <c>requested</c>.</param>
/// <param name="Hash">SHA-256 over the record before and everything in this one, hexadecimal.</param>
public sealed record AuditRecord(long Number, DateTimeOffset At, string Actor, string Action, string Target, string Reason, string Result, string Hash)
{
    /// <summary>What the hash of this record has to be.</summary>
    /// <param name="before">The hash of the record before; empty for the first.</param>
    public string HashAfter(string before)
    {
        string all = string.Join('\u001f', before, Number.ToString(CultureInfo.InvariantCulture), At.ToString("O", CultureInfo.InvariantCulture), Actor, Action, Target, Reason, Result);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
