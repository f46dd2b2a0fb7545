using System.Text.RegularExpressions;

namespace Gateway.Architecture;

/// <summary>The repository speaks of the product alone: not of the machines, tools and tasks by which it came to be.</summary>
public sealed class WordTests
{
    // Put together from pieces, so that this file does not offend itself.
    private static readonly Regex Forbidden = new(
        string.Join('|', [@"(?<![\w.])/wo" + "rk/", "/tmp/" + "team", "/ro" + @"ot/\.", "/home/" + @"\w+/", @"C:\\U" + "sers", @"\bClau" + "de", @"\bCop" + "ilot", @"\bChat" + "GPT", @"\bAnth" + "ropic", @"\bOpen" + @"AI\b", @"(?i)\blanguage mo" + "del",
            @"(?i)\bai[- ]gen" + "erated", @"\biss" + @"ue #?\d+\b", @"(?i)\bTO" + @"DO\b", @"\bFIX" + @"ME\b", @"\bHA" + @"CK\b"]),
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private static readonly string[] Binary = [".bin", ".dbf", ".xlsx", ".png", ".ico", ".woff2", ".dat", ".hl7", ".in", ".out"];

    [Fact]
    public void Texts_speak_of_the_product_alone() => Repository.NoneOf(Repository.Offending(Texts(), Forbidden.IsMatch));

    [Fact]
    public void Nobody_real_is_in_a_sample()
    {
        // Resident identity numbers: 17 digits and a check character; ours lie in areas 99999x, which are nobody's.
        var number = new Regex(@"(?<!\d)(?!99999)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
        Repository.NoneOf(Repository.Offending(Repository.Files.Where(IsReadable), number.IsMatch).Where(line => IsIdentityNumber(number.Match(line).Value)));
    }

    private static IEnumerable<string> Texts() => Repository.Files.Where(file => !Binary.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && IsReadable(file) && file != "LICENSE");

    private static bool IsReadable(string file) => !Repository.Text(file).Contains('\0', StringComparison.Ordinal);

    private static bool IsIdentityNumber(string number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return number.Length == 18 && "10X98765432"[weights.Select((weight, at) => weight * (number[at] - '0')).Sum() % 11] == char.ToUpperInvariant(number[17]);
    }
}
