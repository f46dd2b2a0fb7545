using Gateway.Console.Api;
using Gateway.Contract;
using Gateway.Host.Plugins.Fencing;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Plugins;

/// <summary>Registers what holds and reloads plugins.</summary>
internal static class PluginServices
{
    public static IServiceCollection AddPlugins(this IServiceCollection services, PluginHolder holder)
    {
        services.AddSingleton(holder).AddSingleton<IAdapterCatalog>(holder);
        services.AddSingleton<IValidateOptions<AdapterLimits>, AdapterLimitsValidator>();
        services.AddOptionsWithValidateOnStart<AdapterLimits>().BindConfiguration(AdapterLimits.Section);
        services.AddSingleton<PluginMeter>().AddSingleton<PluginReload>().AddSingleton<IAdapterDesk, AdapterDesk>();
        services.AddHostedService<PluginWatch>();
        return services;
    }
}
