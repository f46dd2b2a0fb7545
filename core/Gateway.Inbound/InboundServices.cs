using Gateway.Inbound.Database;
using Gateway.Inbound.Folder;
using Gateway.Inbound.Http;
using Gateway.Inbound.Limits;
using Gateway.Inbound.Streams;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>Registers the listeners.</summary>
public static class InboundServices
{
    /// <summary>
    /// Adds every listener of the section <see cref="InboundOptions.Section"/>. The host brings an <see cref="IInboundReceiver"/>, may bring an
    /// <see cref="IInboundSenders"/>, runs on Kestrel and calls <see cref="InboundRoutes.MapInbound"/>. Options are checked at start, all faults at once.
    /// </summary>
    public static IServiceCollection AddInbound(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<InboundOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InboundOptions>, InboundOptionsValidator>();
        services.AddSingleton<IValidateOptions<InboundOptions>, InboundOptionsRules>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IInboundSenders, AnySender>();
        services.TryAddSingleton<IInboundRoom, EndlessRoom>();
        services.TryAddSingleton<IIssuedKeys, NoIssuedKeys>();
        services.AddSingleton<InboundGate>().AddSingleton<ListenerStates>().AddSingleton<InboundMetrics>().AddSingleton<InboundDesk>();
        services.AddSingleton<KeyRing>().AddSingleton<HttpInbox>().AddSingleton<StreamParts>();
        services.AddSingleton(provider => new InboundEndpoints(
            provider.GetRequiredService<IOptions<InboundOptions>>(), provider.GetRequiredService<StreamParts>(), provider.GetRequiredService<ILogger<InboundEndpoints>>()));
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>>(provider => provider.GetRequiredService<InboundEndpoints>());
        services.AddHostedService<InboundStop>();
        services.AddSingleton<FolderParts>().AddHostedService<FolderListeners>();
        services.AddSingleton<DatabaseParts>().AddHostedService<DatabaseListeners>();
        return services;
    }
}
