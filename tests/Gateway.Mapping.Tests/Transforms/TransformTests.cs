using System.Globalization;
using CsCheck;

namespace Gateway.Mapping.Tests.Transforms;

public sealed class TransformTests
{
    public static TheoryData<string> Names => [.. TransformRegistry.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_of_every_transform_is_true(string name)
    {
        Transform transform = TransformRegistry.All[name];

        Assert.NotEmpty(transform.Examples);
        foreach (TransformExample example in transform.Examples)
        {
            Assert.Equal(name, example.Call.Split(' ')[0]);
            Assert.Equal(example.Output, Pipes.Run(Joined(transform, example.Call), Inputs(transform, example.Input)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_refusal_of_every_transform_happens(string name)
    {
        Transform transform = TransformRegistry.All[name];

        Assert.NotEmpty(transform.Refusals);
        foreach (TransformRefusal refusal in transform.Refusals)
        {
            Assert.Contains(name, refusal.Call.Split(' '));
            string? said = refusal.Input is null ? Pipes.FaultOf(refusal.Call) : Pipes.Run(Joined(transform, refusal.Call), Inputs(transform, refusal.Input));
            Assert.True(said?.EndsWith(refusal.Reason, StringComparison.Ordinal) == true || (refusal.Input is null && said?.Contains(refusal.Reason, StringComparison.Ordinal) == true), $"{refusal.Call} on '{refusal.Input}': {said}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_transform_is_documented_in_both_languages(string name)
    {
        Transform transform = TransformRegistry.All[name];

        Assert.EndsWith(".", transform.English, StringComparison.Ordinal);
        Assert.EndsWith("。", transform.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_stays_nothing_unless_the_transform_says_otherwise(string name)
    {
        Transform transform = TransformRegistry.All[name];
        string? expected = name switch { "default" => "无", "else" => "b", "count" or "sum" => "0", _ => null };

        Assert.Equal(expected, Pipes.Run(Joined(transform, transform.Examples[0].Call)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_makes_a_transform_throw(string name)
    {
        Transform transform = TransformRegistry.All[name];
        string[] calls = [.. transform.Examples.Select(example => Joined(transform, example.Call)).Distinct()];

        Gen.Select(Gen.Int[0, calls.Length - 1], Gen.String[Gen.Char["0123456789.-+ 年月岁天时/30xX|;'\u3000\uD83D\0:TZ"], 0, 24]).Sample((call, text) => { Pipes.Run(calls[call], text); }, iter: 100);
    }

    [Theory]
    [InlineData("date yyyyMMdd", "20260229", "!Expected a real date as yyyyMMdd.")]
    [InlineData("date yyyyMMdd or yyyy-M-d", "2026-1-5", "2026-01-05")]
    [InlineData("date yyyyMMdd | format yyyy年M月d日", "20260105", "2026年1月5日")]
    [InlineData("datetime yyyyMMddHHmm or yyyyMMdd", "20260105", "2026-01-05")]
    [InlineData("datetime yyyy-MM-dd HH:mm:ss", "2026-01-05 08:00:00", "2026-01-05T08:00:00+08:00")]
    [InlineData("fhirtime", "2026", "2026")]
    [InlineData("fhirtime", "2026-01-05T08:30:00Z", "2026-01-05T08:30:00Z")]
    [InlineData("fhirtime", "2026-01-05T08:30:00.123-05:00", "2026-01-05T08:30:00.123-05:00")]
    [InlineData("fhirtime", "2026-01-05T08:30:00", "2026-01-05T08:30:00+08:00")]
    [InlineData("fhirtime", "2026-01-05T08:30", "!Expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with or without a zone.")]
    [InlineData("fhirtime", "20260105", "!Expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with or without a zone.")]
    [InlineData("hl7time", "2026", "2026")]
    [InlineData("hl7time", "202601", "2026-01")]
    [InlineData("hl7time", "202601050830", "2026-01-05T08:30:00+08:00")]
    [InlineData("hl7time", "20260105083000.123-0500", "2026-01-05T08:30:00-05:00")]
    [InlineData("hl7time", "20261301", "!Expected YYYY[MM[DD[HHMM[SS]]]] with a zone at most behind.")]
    [InlineData("format yyyy-MM-dd HH:mm:ss", "2026-01-05T20:30:00Z", "2026-01-06 04:30:00")]
    [InlineData("format HHmm", "2026-01-05 08:30:00", "0830")]
    [InlineData("decimal 2", "1.005", "!Expected a number with at most 2 decimal places.")]
    [InlineData("decimal 2", "1.500", "1.50")]
    [InlineData("decimal 0", "36.0", "36")]
    [InlineData("money fen", "12.5", "!Expected whole fen.")]
    [InlineData("money yuan", "-3", "-3.00")]
    [InlineData("number", "1,000", "!Expected a number.")]
    [InlineData("number | negate", "2.50", "-2.50")]
    [InlineData("number", "79228162514264337593543950336", "!Expected a number.")]
    [InlineData("fen", "7922816251426433759354395033", "!Expected yuan with at most two decimal places.")]
    [InlineData("idcard birthdate", "999999900101001", "1990-01-01")]
    [InlineData("idcard sex", "999999900101001", "1")]
    [InlineData("idcard sex", "999999900101002", "2")]
    [InlineData("idcard 15to18 | idcard check", "999999900101001", "999999199001010016")]
    [InlineData("idcard check", "999999199001010018", "!Expected an ID-card number with the right check digit.")]
    [InlineData("idcard check", "999999199013010010", "!Expected an ID-card number with the right check digit.")]
    [InlineData("halfwidth | trim", "　Ａ１　", "A1")]
    [InlineData("trim", "   ", null)]
    [InlineData("substring 2 1", "𠮷甲乙", "甲")]
    [InlineData("split ; | part 3", "a;b", null)]
    [InlineData("split ' ' | last", "a b c", "c")]
    [InlineData("map Y=1 N=0", "X", "!Expected one of Y, N.")]
    [InlineData("without 无 | default 盒", "无", "盒")]
    [InlineData("concat '-' b", "a", "a-B")]
    [InlineData("concat missing", "a", "a")]
    [InlineData("regex '[0-9]+'", "ab12c", "12")]
    [InlineData("regex '^x'", "ab", null)]
    public void A_transform_keeps_its_promise(string call, string input, string? expected)
    {
        Assert.Equal(expected, Pipes.Run(call, input));
    }

    [Theory]
    [InlineData("format yyyy-MM-dd HH:mm:ss", "0001-01-01", "!Expected a date or time.")]
    [InlineData("format yyyy-MM-dd HH:mm:ss", "9999-12-31", "9999-12-31 00:00:00")]
    [InlineData("day", "9999-12-31T23:00:00Z", "!Expected a date.")]
    [InlineData("day", "2026-01-31T08:30:00.5", "2026-01-31")]
    [InlineData("format HH:mm", "2026-01-31T08:30:00.5", "08:30")]
    [InlineData("datetime yyyy-MM-dd HH:mm:ss.fff", "2026-01-31 08:30:00.123", "2026-01-31T08:30:00+08:00")]
    [InlineData("date yyyy", "2026", "2026")]
    [InlineData("date yyMMdd or yyyyMMdd from 1930", "20260131", "2026-01-31")]
    [InlineData("date yyMMdd from 1930", "300131", "1930-01-31")]
    [InlineData("date yyMMdd from 1930", "290131", "2029-01-31")]
    [InlineData("hl7time", "20260131083000+9900", "!Expected YYYY[MM[DD[HHMM[SS]]]] with a zone at most behind.")]
    [InlineData("hl7time", "20260131.5", "!Expected YYYY[MM[DD[HHMM[SS]]]] with a zone at most behind.")]
    [InlineData("number", "1\0", "!Expected a number.")]
    [InlineData("number", "12345678901234567890.123456789", "!Expected a number.")]
    [InlineData("number", "-0", "0")]
    [InlineData("number loose", "-1,234,567", "-1234567")]
    [InlineData("number loose", "1234,567", "!Expected a number.")]
    [InlineData("number loose", "０．５％", "0.005")]
    [InlineData("times 0.01", "250", "2.5")]
    [InlineData("idcard check", " 99999919900101018x ", "99999919900101018X")]
    [InlineData("age value", "0岁", null)]
    [InlineData("age days", "0岁", null)]
    [InlineData("age years", "18月", "1")]
    [InlineData("age days", "11个月29天", "359")]
    [InlineData("age value", "３岁 ２月", "38")]
    [InlineData("age unit", "2周", "wk")]
    [InlineData("age value", "1天12小时", "36")]
    [InlineData("age value", "2月3岁", "!Expected an age such as 3岁2月, 2月15天, 28天 or 36小时.")]
    [InlineData("name", "Ａnna. B", "Anna. B")]
    [InlineData("name", "测试甲 之婴 1", "测试甲之婴 1")]
    [InlineData("name", "𠮷 甲", "𠮷甲")]
    [InlineData("pad 3 0", "𠮷", "00𠮷")]
    [InlineData("cutbytes 6", "a𠮷甲", "a𠮷")]
    [InlineData("else missing b", "", "B")]
    public void A_transform_holds_at_its_edges(string call, string input, string? expected)
    {
        Assert.Equal(expected, Pipes.Run(call, input.Length == 0 ? null : input));
    }

    [Theory]
    [InlineData("trimm", "Did you mean 'trim'?")]
    [InlineData("trim x", "takes no arguments")]
    [InlineData("date", "Expected a format")]
    [InlineData("decimal", "whole number from 0 to 8")]
    [InlineData("decimal 9", "whole number from 0 to 8")]
    [InlineData("money", "fen or yuan")]
    [InlineData("split ;", "ends with many values")]
    [InlineData("trim | part 1", "takes many values")]
    [InlineData("split ; | trim", "gets many")]
    [InlineData("map Y", "FROM=TO")]
    [InlineData("map Y=1 Y=2", "each FROM once")]
    [InlineData("regex '('", "regular expression")]
    [InlineData("concat nobody:x", "institution:")]
    [InlineData("concat", "quoted texts or paths")]
    [InlineData("idcard age", "birthdate, sex, check")]
    [InlineData("trim |", "no transform")]
    [InlineData("plugin:soundex", "No installed plugin has 'plugin:soundex'.")]
    [InlineData("date dd", "has no year")]
    [InlineData("date yyyyMd", "one-letter field")]
    [InlineData("date yyyyMMddyyyy", "each once")]
    [InlineData("date yyyyMMdd hh:mm", "'hh' means nothing")]
    [InlineData("date yyyy-mm-dd", "Did you mean 'yyyy-MM-dd'?")]
    [InlineData("datetime YYYY-MM-DD HH:MM:SS", "Did you mean 'yyyy-MM-dd HH:mm:ss'?")]
    [InlineData("format yyyyMMddhhmm", "Did you mean 'yyyyMMddHHmm'?")]
    [InlineData("date yyyyMMdd from 1950", "from YEAR")]
    [InlineData("else ref:Patient", "not a reference")]
    public void A_wrong_call_says_what_would_be_right(string call, string expected)
    {
        Assert.Contains(expected, Pipes.FaultOf(call), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_amount_in_fen_comes_back_from_yuan()
    {
        Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Sample(fen =>
        {
            string text = fen.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(text, Pipes.Run("money fen | fen", text));
        });
    }

    [Fact]
    public void One_wrong_digit_of_an_id_card_number_is_always_noticed()
    {
        Gen.Select(Gen.Int[0, 16], Gen.Int[1, 9], Gen.Int[0, 999]).Sample((place, change, sequence) =>
        {
            string body = $"99999919900101{sequence:D3}";
            char[] number = [.. body, IdCardNumber.CheckDigit(body)];
            Assert.Equal(new string(number), Pipes.Run("idcard check", new string(number)));
            number[place] = (char)('0' + ((number[place] - '0' + change) % 10));
            Assert.StartsWith("!", Pipes.Run("idcard check", new string(number)), StringComparison.Ordinal);
        });
    }

    private static string Joined(Transform transform, string call) => transform.Gives == Shape.Many && !call.Contains('|', StringComparison.Ordinal) ? $"{call} | join ;" : call;

    private static string?[] Inputs(Transform transform, string? input) => input is null ? [] : transform.Takes == Shape.Many ? input.Split(';') : [input];
}
