using Gateway.Host.Composition;
using Gateway.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Host.Tests.Composition;

public sealed class LivePlatformOptionsTests
{
    private readonly Dictionary<string, string?> values = new() { ["Platform:Nhsa:999999:Token"] = "old", ["Platform:Nhsa:999999:Url"] = "http://localhost/" };
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_mended_key_counts_without_a_restart_but_is_not_looked_for_all_the_time()
    {
        LivePlatformOptions options = Options();
        values["Platform:Nhsa:999999:Token"] = "new";

        options.Refresh();
        Assert.Equal("old", options.Value.Nhsa["999999"].Token);
        time.Advance(TimeSpan.FromSeconds(2));
        options.Refresh();

        Assert.Equal("new", options.Value.Nhsa["999999"].Token);
    }

    [Theory]
    [InlineData("Platform:Fhir:ContentType", "fhir")]
    [InlineData("Platform:Nhsa:999999:Url", "http://[")]
    public void A_configuration_that_is_wrong_leaves_the_last_good_one_in_force(string name, string value)
    {
        LivePlatformOptions options = Options();
        values["Platform:Nhsa:999999:Token"] = "new";
        values[name] = value;
        time.Advance(TimeSpan.FromSeconds(2));

        options.Refresh();

        Assert.Equal("old", options.Value.Nhsa["999999"].Token);
    }

    private LivePlatformOptions Options()
    {
        void Configure(IConfigurationBuilder builder) => builder.AddInMemoryCollection(values);
        var builder = new ConfigurationBuilder();
        Configure(builder);
        ServiceProvider services = new ServiceCollection().AddSingleton<IConfiguration>(builder.Build()).AddPlatform().BuildServiceProvider();
        return new LivePlatformOptions(Configure, services.GetRequiredService<IOptionsFactory<PlatformOptions>>(), services.GetServices<IValidateOptions<PlatformOptions>>(), time, NullLogger<LivePlatformOptions>.Instance);
    }
}
