using System.Text.RegularExpressions;
using Gateway.Console.Alerts;
using Gateway.Host.Alerts;
using YamlDotNet.Serialization;

namespace Gateway.Host.Tests.Alerts;

public sealed partial class PrometheusRulesTests
{
    private static string Shipped => Path.Combine(HostFolder.Output, PrometheusRules.FileName);

    [Fact]
    public void The_shipped_file_holds_the_rules_of_the_gateway() => Assert.Equal(PrometheusRules.Text(), File.ReadAllText(Shipped));

    [Fact]
    public void It_has_the_shape_that_Prometheus_reads()
    {
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<Dictionary<string, object>>>>(File.ReadAllText(Shipped));

        Dictionary<string, object> group = Assert.Single(file["groups"]);
        Dictionary<object, object>[] rules = [.. ((List<object>)group["rules"]).Cast<Dictionary<object, object>>()];
        Assert.Equal(["groups"], file.Keys);
        Assert.Equal(AlertRules.All.Select(rule => rule.Name), rules.Select(rule => (string)rule["alert"]));
        Assert.All(rules, rule =>
        {
            Assert.Equal(["alert", "annotations", "expr", "for", "keep_firing_for", "labels"], rule.Keys.Cast<string>().Order(StringComparer.Ordinal));
            Assert.Matches(Expression(), (string)rule["expr"]);
            Assert.Matches(Duration(), (string)rule["for"]);
            var annotations = (Dictionary<object, object>)rule["annotations"];
            Assert.Equal(["summary", "summary_zh"], annotations.Keys.Cast<string>());
            Assert.All(annotations.Values.Cast<string>(), text => Assert.DoesNotContain("{labels}", text, StringComparison.Ordinal));
            Assert.All(annotations.Values.Cast<string>(), text => Assert.Equal(text.Split("{{").Length, text.Split("}}").Length));
        });
    }

    [GeneratedRegex("""^(sum\(increase\(gateway_[a-z_]+\[[0-9]+m\]\)\)|gateway_[a-z_]+(\{[a-z]+="[a-z-]+"\})?) (>=|<) [0-9.]+$""")]
    private static partial Regex Expression();

    [GeneratedRegex("^[0-9]+s$")]
    private static partial Regex Duration();
}
