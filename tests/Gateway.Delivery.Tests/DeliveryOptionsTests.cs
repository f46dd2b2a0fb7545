using Gateway.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Delivery.Tests;

public sealed class DeliveryOptionsTests
{
    [Fact]
    public void Options_are_read_by_destination_and_transaction()
    {
        DeliveryOptions options = Read(
            ("Delivery:Destinations:nhsa:Concurrency", "8"),
            ("Delivery:Destinations:nhsa:Transactions:2204:Timeout", "00:02:00"),
            ("Delivery:Retry:UnknownDelay", "00:00:10"));

        Assert.Equal(8, options.For("nhsa").Concurrency);
        Assert.Equal(TimeSpan.FromMinutes(2), options.For("nhsa").Transactions["2204"].Timeout);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Retry.UnknownDelay);
        Assert.Equal(64, options.For("fhir").Concurrency);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_place()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(
            ("Delivery:MessagesKept", "-1"),
            ("Delivery:Retry:MaxTriesPerStep", "1"),
            ("Delivery:Default:Concurrency", "0"),
            ("Delivery:Destinations:nhsa:Breaker:MinimumCalls", "1"),
            ("Delivery:Destinations:nhsa:ProbeDelay", "00:30:00"),
            ("Delivery:Destinations:nhsa:Transactions:2204:Timeout", "01:00:00")));

        string all = string.Join('\n', failure.Failures);
        Assert.All(["MessagesKept", "MaxTriesPerStep", "Default.Concurrency", "nhsa.Breaker.MinimumCalls", "Destinations:nhsa:LongestProbeDelay", "2204.Timeout"], fault => Assert.Contains(fault, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_registered_can_be_composed()
    {
        await using ServiceProvider services = Services([])
            .AddSingleton<IJournal, InMemoryJournal>().AddSingleton<IPlanner, StepPlanner>().AddSingleton(TimeProvider.System).AddSingleton<IDeliveryTarget, NoTarget>()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        Assert.NotNull(services.GetRequiredService<DeliveryEngine>());
        Assert.IsType<MsgIdSource>(services.GetRequiredService<IMsgIdSource>());
    }

    private static DeliveryOptions Read(params (string Key, string Value)[] settings)
    {
        using ServiceProvider services = Services(settings).BuildServiceProvider();
        return services.GetRequiredService<IOptions<DeliveryOptions>>().Value;
    }

    private static IServiceCollection Services((string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
        .AddDelivery();

    private sealed class NoTarget : IDeliveryTarget
    {
        public Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
