using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gateway.Platform;

/// <summary>
/// Takes out of a platform's text everything that could name somebody: (1) every value of the message and of what was sent; (2) every word with a digit, so every number;
/// (3) what follows words such as 姓名 or 患者 where it may be a name; (4) what stands in quotes. What is taken out becomes <c>…</c>, which a pattern of errors.csv reads as
/// "anything": the masked text can be copied there as it is. The platform's own code place at the end (<c>[fileBO_156]</c>) goes too: it changes with each release.
/// </summary>
internal static partial class TextMask
{
    /// <summary>Longer texts are cut.</summary>
    public const int Longest = 200;

    private const string Gap = "…";

    // The most frequent family names of the Ministry of Public Security's reports, and common double ones; more than that would take plain words for names.
    private const string FamilyNames = "欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|东方|独孤|司徒|端木|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝甲乙丙丁]";

    /// <summary>The text without anybody in it.</summary>
    /// <param name="text">As the other side wrote it.</param>
    /// <param name="messages">JSON that belongs to the message: canonical form, request.</param>
    public static string Of(string text, params ReadOnlyMemory<byte>[] messages) => Of(text, [], messages);

    /// <param name="text">As the other side wrote it.</param>
    /// <param name="names">What is known of the persons otherwise.</param>
    /// <param name="messages">JSON that belongs to the message: canonical form, request.</param>
    public static string Of(string text, IEnumerable<string> names, params ReadOnlyMemory<byte>[] messages)
    {
        string masked = CodePlace().Replace(text.Trim(), "");
        foreach (string value in messages.SelectMany(ValuesOf).Concat(names).Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length))
        {
            masked = masked.Replace(value, Gap, StringComparison.Ordinal);
        }

        masked = Quoted().Replace(masked, match => match.Value[0] + Gap + match.Value[^1]);
        masked = Number().Replace(masked, Gap);
        masked = Named().Replace(masked, match => match.Groups["word"].Value + match.Groups["mark"].Value + Gap);
        masked = Gaps().Replace(Breaks().Replace(masked, " "), Gap).Trim();
        return masked.Length <= Longest ? masked : masked[..Longest];
    }

    /// <summary>Texts of a JSON document that say something of their own: two characters or more, not all Latin letters (those are code words, which hold nobody's name).</summary>
    private static HashSet<string> ValuesOf(ReadOnlyMemory<byte> json)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        if (ReplyJson.TryRead(json, out JsonElement root))
        {
            Collect(root, values);
        }

        return values;
    }

    private static void Collect(JsonElement element, HashSet<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Collect(member.Value, values);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement member in element.EnumerateArray())
                {
                    Collect(member, values);
                }

                break;
            case JsonValueKind.String when element.GetString()!.Trim() is { Length: >= 2 } text && !text.All(char.IsAsciiLetter): // a string has a text
                values.Add(text);
                break;
            default:
                break;
        }
    }

    [GeneratedRegex(@"(?:\s*\[[A-Za-z]+_[0-9]+\])+\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodePlace();

    // Quotes of every kind; brackets hold field names, which the table needs, and names are found in them by what stands before.
    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|'[^']*'|‘[^’]*’|《[^》]*》|「[^」]*」", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    // Full-width digits are digits too; letters, dots and dashes around digits belong to the number.
    [GeneratedRegex(@"[A-Za-z_.:/*-]*[\p{Nd}][\p{Nd}A-Za-z_.:,/*-]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<word>姓名|患者|病人|参保人员|参保人|授权人|持卡人|就诊人|操作员|经办人|医师|医生|人员|职工|居民|家属|先生|女士|户主)(?:(?<mark>\s*[:：【\[（(为是是叫]\s*)[^，,。；;！!\s】\]）)]+|(?<mark>)(?!费用|项目|时间|管理|成功|关系)(?:" + FamilyNames + @")\p{IsCJKUnifiedIdeographs}{1,2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Breaks();

    [GeneratedRegex("…(?:[\\s·、,，]*…)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gaps();
}
