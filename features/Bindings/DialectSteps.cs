using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>The sample city's platform is called as another region's is.</summary>
[Binding]
public sealed class DialectSteps(PlatformUnderTest platform, GatewayUnderTest gateway, GatewaySettings settings)
{
    [Given("平台按{string}接口提供服务，网关使用{string}的方言")]
    public Task Speak(string dialect, string region) => StartAsync(dialect, region, platform.Token);

    [Given("平台按{string}接口提供服务，网关使用{string}的方言，而密钥不符")]
    public Task SpeakWithWrongKey(string dialect, string region) =>
        StartAsync(dialect, region, RandomKey.Next(), ("Gateway:Pipeline:AnswerDeadline", "00:00:02"));

    [When("平台收回全部访问令牌")]
    public void TakeBackTokens() => platform.Twin.TakeBackTokens();

    private Task StartAsync(string dialect, string region, string secret, params (string Key, string Value)[] changes)
    {
        platform.Speak(dialect);
        settings.Values["Gateway:Mappings"] = Mappings(region);
        settings.Values["Platform:Fhir:Url"] = platform.Twin.Url + "/fhir";
        foreach ((string name, string value) in new[] { ("Url", platform.Twin.Url), ("Token", secret), ("App", "app"), ("CipherKey", platform.CipherKey), ("SigningKey", PlatformUnderTest.SigningKey) })
        {
            settings.Values["Platform:Nhsa:999999:" + name] = value;
        }

        settings.Values["Platform:Nhsa:999999:Account"] = dialect == "x-ca" ? "" : PlatformUnderTest.Account; // there each institution calls under its own code
        return gateway.StartAsync(changes);
    }

    /// <summary>A copy of the tables in which the sample city has the other region's dialect.</summary>
    private static string Mappings(string region) => SharedCopy.Of(region, copy =>
    {
        string regions = Path.Combine(copy, "regions");
        string from = Directory.GetDirectories(regions, "*-" + region).Single(), to = Directory.GetDirectories(regions, "999999-*").Single();
        if (from != to)
        {
            string area = Path.GetFileName(from).Split('-')[0];
            string dialect = File.ReadAllText(Path.Combine(from, "dialect.yaml"));
            File.WriteAllText(Path.Combine(to, "dialect.yaml"), dialect.Replace($"area: \"{area}\"", "area: \"999999\"", StringComparison.Ordinal));
            File.Delete(Path.Combine(from, "dialect.yaml"));
            MovePaths(from, to);
        }
    });

    private static void MovePaths(string from, string to)
    {
        string table = Path.Combine(from, "paths.csv");
        if (File.Exists(table))
        {
            File.Move(table, Path.Combine(to, "paths.csv"));
        }
    }
}
