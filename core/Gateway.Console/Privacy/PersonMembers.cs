using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Console.Privacy;

/// <summary>What requests to the platform and its answers say of persons, under the platform's own names (NHSA interface): a sender often gives a card's number only, and the platform's answer the name.</summary>
internal static partial class PersonMembers
{
    private const int Longest = 1_000_000;

    /// <summary>Values of person fields in JSON (also JSON within JSON) and XML; none in a sealed text.</summary>
    public static IEnumerable<string> In(ReadOnlyMemory<byte> exchanged)
    {
        if (exchanged.IsEmpty || exchanged.Length > Longest)
        {
            return [];
        }

        string text = Encoding.UTF8.GetString(exchanged.Span);
        return Json().Matches(text).Select(match => Plain(match.Groups["value"].Value)).Concat(Xml().Matches(text).Select(match => match.Groups["value"].Value));
    }

    private static string Plain(string value) => Escape().Replace(value, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString());

    [GeneratedRegex("""\\*"(?:psn_no|psn_name|certno|psn_cert_no|patn_name|card_sn|tel|mob|addr|coner_name|coner_tel|coner_addr|agnter_name|agnter_certno|agnter_tel|mdtrt_cert_no)\\*"\s*:\s*\\*"(?<value>(?:\\+u[0-9A-Fa-f]{4}|[^"\\])+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Json();

    [GeneratedRegex("<(?<name>psn_no|psn_name|certno|psn_cert_no|patn_name|card_sn|tel|mob|addr|coner_name|coner_tel|mdtrt_cert_no)>(?:<!\\[CDATA\\[)?(?<value>[^<>\\]]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Xml();

    [GeneratedRegex(@"\\+u(?<code>[0-9A-Fa-f]{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Escape();
}
