using Gateway.Console.Api;
using Gateway.Pipeline;
using Gateway.Platform;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Mappings;

/// <summary>Registers what holds and reloads the mapping tables.</summary>
internal static class MappingServices
{
    public static IServiceCollection AddMappings(this IServiceCollection services, CatalogHolder holder)
    {
        services.AddSingleton<IValidateOptions<ReloadOptions>, ReloadOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ReloadOptions>().BindConfiguration(ReloadOptions.Section);
        services.AddSingleton(holder).AddSingleton<ICatalogSource>(holder).AddSingleton<IKnowledgeSource>(holder);
        services.AddSingleton<MappingsMeter>().AddSingleton<MappingReload>().AddSingleton<IMappingDesk, MappingDesk>().AddSingleton<UnmappedFilling>().AddSingleton<IMappingBench, MappingBench>();
        services.AddHostedService<MappingsWatch>();
        return services;
    }
}
