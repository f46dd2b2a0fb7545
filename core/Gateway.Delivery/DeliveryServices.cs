using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Delivery;

/// <summary>Registers delivery.</summary>
public static class DeliveryServices
{
    /// <summary>Adds <see cref="DeliveryEngine"/>, <see cref="BulkEngine"/> (which needs an <see cref="IBulkHands"/>) and <see cref="IMsgIdSource"/>. Needs an <see cref="IJournal"/>, an <see cref="IPlanner"/>, an <see cref="IDeliveryTarget"/> and a <see cref="TimeProvider"/> beside it; whoever composes starts and stops the engine.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
        services.AddOptionsWithValidateOnStart<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section);
        services.AddSingleton<DeliveryMeter>();
        services.AddSingleton<IMsgIdSource, MsgIdSource>();
        services.AddSingleton(Engine);
        services.AddSingleton<BulkMeter>();
        services.AddSingleton(provider => new BulkEngine(
            (IJobBook)provider.GetRequiredService<IJournal>(), provider.GetRequiredService<IJournal>(), provider.GetRequiredService<IBulkHands>(), provider.GetRequiredService<BulkMeter>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<BulkEngine>>()));
        return services;
    }

    private static DeliveryEngine Engine(IServiceProvider services) => new(
        services.GetRequiredService<IJournal>(), services.GetRequiredService<IPlanner>(), services.GetRequiredService<IDeliveryTarget>(), services.GetRequiredService<IMsgIdSource>(),
        services.GetRequiredService<IOptions<DeliveryOptions>>(), services.GetRequiredService<DeliveryMeter>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<DeliveryEngine>>());
}
