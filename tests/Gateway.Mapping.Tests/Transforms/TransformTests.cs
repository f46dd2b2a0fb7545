using System.Globalization;
using CsCheck;

namespace Gateway.Mapping.Tests.Transforms;

public sealed class TransformTests
{
    public static TheoryData<string> Names => [.. TransformRegistry.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_example_of_every_transform_is_true(string name)
    {
        Transform transform = TransformRegistry.All[name];
        TransformExample example = transform.Example;
        string call = transform.Gives == Shape.Many ? $"{example.Call} | join ;" : example.Call;

        Assert.StartsWith(name, example.Call, StringComparison.Ordinal);
        Assert.Equal(example.Output, Pipes.Run(call, transform.Takes == Shape.Many ? example.Input!.Split(';') : [example.Input!]));
        Assert.EndsWith(".", transform.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_stays_nothing_unless_the_transform_says_otherwise(string name)
    {
        Transform transform = TransformRegistry.All[name];
        string? expected = name switch { "default" => "无", "count" or "sum" => "0", _ => null };

        Assert.Equal(expected, Pipes.Run(transform.Gives == Shape.Many ? $"{transform.Example.Call} | first" : transform.Example.Call));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_makes_a_transform_throw(string name)
    {
        Transform transform = TransformRegistry.All[name];
        string call = transform.Gives == Shape.Many ? $"{transform.Example.Call} | join ;" : transform.Example.Call;

        Gen.String[Gen.Char["0123456789.-+ 年月xX/|;'\u3000\uD83D"], 0, 20].Sample(text => { Pipes.Run(call, text); }, iter: 200);
    }

    [Theory]
    [InlineData("date yyyyMMdd", "20260229", "!Expected a real date as yyyyMMdd.")]
    [InlineData("date yyyyMMdd or yyyy-M-d", "2026-1-5", "2026-01-05")]
    [InlineData("date yyyyMMdd | format yyyy年M月d日", "20260105", "2026年1月5日")]
    [InlineData("datetime yyyyMMddHHmm or yyyyMMdd", "20260105", "2026-01-05")]
    [InlineData("datetime yyyy-MM-dd HH:mm:ss", "2026-01-05 08:00:00", "2026-01-05T08:00:00+08:00")]
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
    [InlineData("fen", "79228162514264337593543950335", "!Expected a number.")]
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
            char[] number = [.. body, PersonTransforms.CheckDigit(body)];
            Assert.Equal(new string(number), Pipes.Run("idcard check", new string(number)));
            number[place] = (char)('0' + ((number[place] - '0' + change) % 10));
            Assert.StartsWith("!", Pipes.Run("idcard check", new string(number)), StringComparison.Ordinal);
        });
    }
}
