using CsCheck;

namespace Gateway.Mapping.Tests.WorkList;

public sealed class NearMatchesTests
{
    [Theory]
    [InlineData("呼吸内科", "A03.01 呼吸内科 100")]
    [InlineData("（呼吸 内科）", "A03.01 呼吸内科 100")]
    [InlineData("ＣＴ检查", "CT CT检查 100")]
    [InlineData("呼吸科", "A03.01 呼吸内科 66")]
    [InlineData("火星车间", null)]
    [InlineData("12", null)]
    public void The_nearest_name_comes_first_and_what_is_not_alike_is_not_suggested(string name, string? expected)
    {
        var matches = new NearMatches([name]);
        foreach ((string target, string display) in ((string, string)[])[("A03", "内科"), ("A03.01", "呼吸内科"), ("A04", "外科"), ("CT", "CT检查"), ("A05", "妇产科")])
        {
            matches.Offer(target, display);
        }

        CodeSuggestion? first = matches.Of(0).FirstOrDefault();
        Assert.Equal(expected, first is null ? null : $"{first.Target} {first.Display} {first.Score}");
    }

    [Fact]
    public void At_most_three_are_suggested_each_target_once_best_first()
    {
        var matches = new NearMatches(["内科"]);
        foreach ((string target, string display) in ((string, string)[])[("5", "内科门诊部"), ("1", "内科病房"), ("2", "内科"), ("3", "内科一"), ("3", "内科"), ("4", "内科二")])
        {
            matches.Offer(target, display);
        }

        Assert.Equal([("2", 100), ("3", 100), ("4", 75)], matches.Of(0).Select(one => (one.Target, one.Score)));
    }

    [Fact]
    public void Only_the_same_name_scores_one_hundred() => Gen.Select(Gen.String["内外妇儿科门诊 ()（）Aa１1"], Gen.String["内外妇儿科门诊 ()（）Aa１1"]).Sample((left, right) =>
    {
        var matches = new NearMatches([left]);
        matches.Offer("T", right);
        return matches.Of(0).All(one => one.Score == 100 == (NameShape.Of(left) == NameShape.Of(right)));
    });
}
