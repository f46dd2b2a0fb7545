using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Gateway.Console.Privacy;

/// <summary>
/// Takes persons out of a text, so that what remains shows how a message is built and which codes it carries. In order: (1) values that are known to be this person's (<see cref="KnownPersons"/>);
/// (2) values of fields that name persons, in JSON, XML and <c>key=value</c>; (3) resident identity numbers, mobile numbers and e-mail addresses anywhere. A text whose persons are not known
/// (the message was never mapped) keeps its shape alone: see <see cref="TextShape"/>.
/// </summary>
internal static partial class PatientMask
{
    public const string Mask = "***";

    /// <summary>Names of the national interface (NHSA), of FHIR and of common senders, that hold a person's name, number, telephone, address or birth date.</summary>
    private static readonly string[] PersonFields =
    [
        "psn_name", "psn_no", "certno", "psn_cert_no", "patn_name", "patn_id", "card_sn", "hcard_basinfo", "brdy", "tel", "mob", "phone", "mobile", "addr", "address", "live_addr", "coner_name", "coner_tel", "coner_addr",
        "mother_name", "fath_name", "agnter_name", "agnter_certno", "agnter_tel", "agnter_addr", "rlts_name", "emp_addr", "emp_name", "mdtrt_cert_no", "ipt_no", "email",
        "family", "given", "birthDate", "xm", "sfzh", "sfzhm", "lxdh", "lxdz", "dz", "csrq", "jtzz", "姓名", "身份证号", "身份证号码", "证件号码", "联系电话", "电话", "地址", "家庭地址", "联系人", "出生日期", "社保卡号", "卡号",
        "name", "patientname", "patname", "idcard", "idcardno", "idno", "cardno", "birthday", "birthdate",
    ];

    private static readonly FrozenSet<string> Fields = PersonFields.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without persons.</summary>
    /// <param name="text">Of a message or an answer.</param>
    /// <param name="persons">What is known of the persons it is about.</param>
    public static string Of(string text, KnownPersons persons)
    {
        string masked = persons.Hide(text);
        masked = JsonMember().Replace(masked, Hidden);
        masked = Element().Replace(masked, Hidden);
        masked = Assignment().Replace(masked, Hidden);
        return Numbers(masked);
    }

    /// <summary>One field's value without the person in it.</summary>
    /// <param name="name">The field's own name, without what stands above it.</param>
    public static string OfField(string name, string value, KnownPersons persons) => Fields.Contains(name) && value.Length > 0 ? Mask : Numbers(persons.Hide(value));

    /// <summary>A sentence of ours or of the other side without these persons and without anybody's number.</summary>
    public static string Sentence(string text, KnownPersons persons) => Numbers(persons.HideInSentence(text));

    /// <summary>A sentence without anybody's number.</summary>
    public static string Numbers(string text) => Mail().Replace(Mobile().Replace(Resident().Replace(text, Mask), Mask), Mask);

    private static string Hidden(Match match) =>
        Fields.Contains(match.Groups["name"].Value) && match.Groups["value"].Value.Length > 0 ? $"{match.Groups["before"].Value}{Mask}{match.Groups["after"].Value}" : match.Value;

    [GeneratedRegex("""(?<before>\\?"(?<name>[^"\\\r\n]{1,40})\\?"\s*:\s*\\?")(?<value>[^"\\]*)(?<after>\\?")""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex JsonMember();

    [GeneratedRegex(@"(?<before><(?:[\w.-]+:)?(?<name>[\w.-]{1,40})(?:\s[^<>]*)?>(?:<!\[CDATA\[)?)(?<value>[^<>\]]*)(?<after>(?:\]\]>)?</)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Element();

    [GeneratedRegex("""(?<before>(?<![\w"])(?<name>[\w.-]{1,40})[ \t]*=[ \t]*["']?)(?<value>[^\r\n"'&;|<>]*)(?<after>)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Assignment();

    // 18 characters with a date in the middle, or 15 digits of the older form (GB 11643). The first two are a province's (GB/T 2260): a number that begins with the year 20.. is nobody's, nor are the digits within a hash.
    [GeneratedRegex(@"(?<!\d)(?:(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|[789]\d)\d{4}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|(?<![a-f])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|[789]\d)\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![a-f]))(?!\d)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Resident();

    [GeneratedRegex(@"(?<![\da-f])1[3-9]\d{9}(?![\da-f])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Mail();
}
