using System.Text.RegularExpressions;

namespace Gateway.PlatformSimulator.Persons;

/// <summary>
/// psn_no of the twin: 999999, one digit for the kind of certificate, twelve digits. It can be turned back into the certificate,
/// so that a caller which remembers a number from before the twin's restart still means the same person.
/// Kinds: 0 medical card <c>FJ9999nnnnnn</c> or <c>A9999nnnn</c>, 1 ID number of area 999999, 2 social card <c>9999nnnnnn</c>, 3 anything else that begins with 999999.
/// </summary>
internal static partial class PersonNumber
{
    /// <summary>The number of whoever holds a certificate; null if the certificate is not one of the twin's.</summary>
    public static string? Of(string certificate)
    {
        if (IsNumber(certificate))
        {
            return certificate;
        }

        if (IdNumber().IsMatch(certificate))
        {
            return $"99999910{certificate.AsSpan(6, 11)}";
        }

        if (MedicalCard().Match(certificate) is { Success: true } medical)
        {
            return $"9999990{medical.Groups["digits"].Value.PadLeft(12, '0')}";
        }

        if (SocialCard().Match(certificate) is { Success: true } social)
        {
            return $"9999992{social.Groups["digits"].Value.PadLeft(12, '0')}";
        }

        return certificate.StartsWith("999999", StringComparison.Ordinal) ? $"9999993{Folded(certificate):D12}" : null;
    }

    /// <summary>The certificate behind a number; null for kind 3 and for what is no number.</summary>
    public static string? Certificate(string number)
    {
        if (!IsNumber(number))
        {
            return null;
        }

        string digits = number[7..];
        return number[6] switch
        {
            '0' => $"FJ9999{digits.TrimStart('0').PadLeft(6, '0')}",
            '1' => Persons.IdNumber.WithCheckDigit($"999999{digits[1..]}"),
            '2' => $"9999{digits.TrimStart('0').PadLeft(6, '0')}",
            _ => null,
        };
    }

    public static bool IsNumber(string text) => NumberForm().IsMatch(text);

    private static ulong Folded(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in text)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        return hash % 1_000_000_000_000;
    }

    [GeneratedRegex("^999999[0-3][0-9]{12}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberForm();

    [GeneratedRegex("^999999[0-9]{11}[0-9Xx]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdNumber();

    [GeneratedRegex("^[A-Z]{1,2}9999(?<digits>[0-9]{1,12})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MedicalCard();

    [GeneratedRegex("^9999(?<digits>[0-9]{1,12})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SocialCard();
}
