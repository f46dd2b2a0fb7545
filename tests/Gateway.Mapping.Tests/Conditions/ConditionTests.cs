using System.Collections.Frozen;
using System.Text.Json;
using Gateway.Canonical;

namespace Gateway.Mapping.Tests.Conditions;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("a/x = '1'", true)]
    [InlineData("a/x='1'", true)]
    [InlineData("a/x != '1'", false)]
    [InlineData("a/none != '1'", true)]
    [InlineData("a/none = '1'", false)]
    [InlineData("a/none < 5", false)]
    [InlineData("a/n > 9", true)]
    [InlineData("a/n >= 10.0", true)]
    [InlineData("a/n < 9", false)]
    [InlineData("a/n <= 10", true)]
    [InlineData("a/x < 'b'", true)]
    [InlineData("a/n > '9'", true)]
    [InlineData("a/n = '10.0'", false)]
    [InlineData("a/n >= '10.0' and a/n <= '10.0'", true)]
    [InlineData("a/minus < 0", true)]
    [InlineData("a/day >= '2026-01-31'", true)]
    [InlineData("a/day < '2026-02'", true)]
    [InlineData("a/compact < '20260201'", true)]
    [InlineData("a/compact > 20260130", true)]
    [InlineData("a/name > '乙'", false)]
    [InlineData("exists a", true)]
    [InlineData("exists a/x", true)]
    [InlineData("exists a/empty", false)]
    [InlineData("exists a/none", false)]
    [InlineData("not exists a/none", true)]
    [InlineData("a/x in ('0', '1')", true)]
    [InlineData("a/x in ('0')", false)]
    [InlineData("a/none in ('0')", false)]
    [InlineData("exists r[k='2'] and r[k='2']/v = 'two'", true)]
    [InlineData("exists r[k='3']", false)]
    [InlineData("a/x = '2' or a/x = '1' and a/n = '10'", true)]
    [InlineData("(a/x = '2' or a/x = '1') and a/n = '11'", false)]
    [InlineData("not a/x = '2' and not (a/x = '3')", true)]
    [InlineData("not not exists a", true)]
    public void A_condition_holds_or_not(string text, bool expected)
    {
        using JsonDocument json = JsonDocument.Parse("""{"a":{"x":"1","n":"10","minus":"-0.5","day":"2026-01-31","compact":"20260131","name":"三","empty":""},"r":[{"k":"1","v":"one"},{"k":"2","v":"two"}]}""");
        var scope = new RowScope(new CodeBook([], new CodeLayer("none", FrozenDictionary<string, CodeTable>.Empty), new Dictionary<string, ConceptSettings>())) { Record = JsonRecord.Of(json.RootElement) };

        Assert.True(ConditionParser.TryParse(text, new SourceParser(TableKind.Message, ElementModel.Default, null), out Condition? condition, out string? reason), reason);
        Assert.Equal(expected, ConditionReader.Compile(condition)(scope));
    }

    [Theory]
    [InlineData("a", "at the end")]
    [InlineData("a ==", "quoted text or a number")]
    [InlineData("a = b", "quoted text or a number")]
    [InlineData("a = 'x", "quoted text or a number")]
    [InlineData("(a = '1'", "Expected ')'")]
    [InlineData("a = '1' a = '2'", "Expected 'and', 'or' or the end before 'a'")]
    [InlineData("a in '1'", "Expected '(' after 'in'")]
    [InlineData("a in ('1' '2')", "Expected ')'")]
    [InlineData("exists", "Expected a path")]
    [InlineData("a = '1' and", "Expected a path")]
    [InlineData("a ~ '1'", "instead of '~'")]
    [InlineData("and a = '1'", "instead of 'a'")]
    public void A_condition_that_cannot_be_read_says_what_was_expected(string text, string expected)
    {
        Assert.False(ConditionParser.TryParse(text, new SourceParser(TableKind.Message, ElementModel.Default, null), out _, out string? reason));

        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }
}
