using System.Text;
using Gateway.Delivery;
using Gateway.Host.Composition;
using Gateway.Host.Doctor;
using Gateway.Inbound;
using Gateway.Pipeline;
using Gateway.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Tests.Doctor;

public sealed class ExampleConfigurationTests
{
    private static readonly IConfiguration Example = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(ExampleConfiguration.Text))).Build();

    [Fact]
    public void Every_key_of_the_example_is_one_that_the_gateway_knows()
    {
        string[] own = [.. typeof(GatewaySettings).GetProperties().Select(property => property.Name), "Inbound", "Pipeline", "Delivery"];

        Assert.Empty(Example.GetChildren().Select(section => section.Key).Except(["Gateway", "Platform"], StringComparer.Ordinal));
        Assert.Empty(Example.GetSection(GatewaySettings.Section).GetChildren().Select(section => section.Key).Except(own, StringComparer.Ordinal));
        Strict<InboundOptions>(InboundOptions.Section);
        Strict<PipelineOptions>(PipelineOptions.Section);
        Strict<DeliveryOptions>(DeliveryOptions.Section);
        Strict<PlatformOptions>(PlatformOptions.Section);
    }

    [Fact]
    public void The_example_passes_every_check_of_options()
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton(Example).AddInbound(Example.GetSection(InboundOptions.Section)).AddPipeline().AddDelivery().AddPlatform().BuildServiceProvider();

        Assert.Equal(8080, services.GetRequiredService<IOptions<InboundOptions>>().Value.Http.Port);
        Assert.Equal(TimeSpan.FromSeconds(30), services.GetRequiredService<IOptions<PipelineOptions>>().Value.AnswerDeadline);
        Assert.Equal(new Uri("http://127.0.0.1:8877"), services.GetRequiredService<IOptions<PlatformOptions>>().Value.Nhsa["999999"].Url);
        Assert.NotNull(services.GetRequiredService<IOptions<DeliveryOptions>>().Value);
    }

    [Fact]
    public void The_example_holds_no_secret() =>
        Assert.DoesNotContain(Example.AsEnumerable(), pair => pair.Key.Contains("Key", StringComparison.OrdinalIgnoreCase) || pair.Key.Contains("Token", StringComparison.OrdinalIgnoreCase));

    private static void Strict<T>(string section) => Example.GetSection(section).Get<T>(options => options.ErrorOnUnknownConfiguration = true);
}
