using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms of what names or describes a person.</summary>
internal static class PersonTransforms
{
    private const string CardExpected = "Expected an ID-card number with the right check digit.";
    private const string AgeExpected = "Expected an age such as 3岁2月, 2月15天, 28天 or 36小时.";

    public static Transform[] All { get; } =
    [
        new()
        {
            Name = "idcard", Arguments = [new("check|birthdate|sex|15to18", ArgumentKind.Choice)],
            English = "Of a Chinese ID-card number (GB 11643-1999): itself once its check digit is right, the birth date, the sex (GB/T 2261.1: 1 male, 2 female), or the 18-digit form of one with 15.",
            Chinese = "居民身份证号：校验码正确的号码本身、出生日期、性别（1 男 2 女），或 15 位升 18 位。",
            Examples = [new("idcard check", "99999919900101018x", "99999919900101018X"), new("idcard birthdate", "999999199001010016", "1990-01-01"), new("idcard birthdate", "999999900101001", "1990-01-01"), new("idcard sex", "999999199001010016", "1"), new("idcard 15to18", "999999900101001", "999999199001010016")],
            Refusals = [new("idcard check", "999999199001010018", CardExpected), new("idcard birthdate", "999999199013010010", "Expected an ID-card number with a real birth date and the right check digit."), new("idcard age", null, "Expected birthdate, sex, check or 15to18.")],
            Compile = IdCard,
        },
        new()
        {
            Name = "age", Makes = ValueKind.Number, Arguments = [new("years|days|value|unit", ArgumentKind.Choice)],
            English = "Of an age as Chinese hospitals write it: completed years from one year on, days below one year (nothing otherwise), or the value and UCUM unit of a FHIR Age. A month counts 30 days, as 2 15/30月 says.",
            Chinese = "年龄：满一岁取周岁，不满一岁取天数（另一种情况视为没有值），或 FHIR Age 的数值与 UCUM 单位；一月按 30 天计。",
            Examples =
            [
                new("age years", "3岁2月", "3"), new("age years", "28天", null), new("age days", "28天", "28"), new("age days", "2月15天", "75"), new("age days", "2 15/30月", "75"), new("age days", "36小时", "1"), new("age days", "3岁", null),
                new("age value", "3岁2月", "38"), new("age unit", "3岁2月", "mo"), new("age value", "2月15天", "75"), new("age unit", "2月15天", "d"), new("age unit", "36小时", "h"), new("age unit", "40", "a"),
            ],
            Refusals = [new("age years", "成人", AgeExpected), new("age", null, "Expected years, days, value or unit.")],
            Compile = Age,
        },
        new()
        {
            Name = "name",
            English = "A person's name: spaces between Chinese characters go, the dots of ethnic minority names all become ·, full-width Latin letters become half-width.", Chinese = "清理姓名：去掉汉字间空格，各种间隔点统一为“·”，全角字母转半角。",
            Examples = [new("name", "测 试　甲", "测试甲"), new("name", "测试．甲", "测试·甲"), new("name", "测试 • 甲", "测试·甲"), new("name", "Ｔest  Ｊia", "Test Jia")], Refusals = [new("name x", null, TransformArguments.NoneTaken)],
            Compile = Steps.Plain(PersonName.Clean),
        },
        new()
        {
            Name = "hash",
            English = "Hex sha256 of a number that must not be seen.", Chinese = "不可明文出现的号码取 sha256。",
            Examples = [new("hash", "1", "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b")], Refusals = [new("hash x", null, TransformArguments.NoneTaken)],
            Compile = Steps.Plain(PersonKey.Of),
        },
    ];

    private static TransformStep? IdCard(TransformArguments call) => call.Rest switch
    {
        "birthdate" => Steps.One(text => IdCardNumber.Read(text)?.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "Expected an ID-card number with a real birth date and the right check digit."),
        "sex" => Steps.One(text => IdCardNumber.Read(text) is { } card ? (card.IsMale ? "1" : "2") : null, CardExpected),
        "check" => Steps.One(text => IdCardNumber.Read(text)?.Written, CardExpected),
        "15to18" => Steps.One(text => IdCardNumber.Read(text)?.Long, "Expected an ID-card number of 15 or 18 digits."),
        _ => call.Fail("Expected birthdate, sex, check or 15to18."),
    };

    private static TransformStep? Age(TransformArguments call) => call.Rest switch
    {
        "years" => Steps.One(text => AgeText.Read(text) is { } age ? Text(age.CompletedYears is > 0 and var years ? years : null) : null, AgeExpected),
        "days" => Steps.One(text => AgeText.Read(text) is { } age ? Text(age.InfantDays) : null, AgeExpected),
        "value" => Steps.One(text => AgeText.Read(text) is { } age ? Text(age.Quantity?.Value) : null, AgeExpected),
        "unit" => Steps.One(text => AgeText.Read(text) is { } age ? age.Quantity?.Unit ?? "" : null, AgeExpected),
        _ => call.Fail("Expected years, days, value or unit."),
    };

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
