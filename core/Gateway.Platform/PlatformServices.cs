using Gateway.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>Registers this project.</summary>
public static class PlatformServices
{
    /// <summary>Adds planner, plan builder and the targets of every destination. The host adds an <see cref="IKnowledgeSource"/>, which it loads with the mappings.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<PlatformOptions, PlatformOptionsValidator>().BindConfiguration(PlatformOptions.Section);
        services.AddOptionsWithValidateOnStart<RecoveryOptions, RecoveryOptionsValidator>().BindConfiguration(RecoveryOptions.Section);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DestinationForms>().AddSingleton<CanonicalMemo>();
        services.AddSingleton(provider => new PlanReader(
            provider.GetRequiredService<IKnowledgeSource>(), provider.GetRequiredService<DestinationForms>(), provider.GetRequiredService<IOptions<RecoveryOptions>>().Value, provider.GetRequiredService<CanonicalMemo>()));
        services.AddSingleton(provider => new VisitReader(provider.GetRequiredService<PlanReader>()));
        services.AddSingleton(provider => new UnknownReader(provider.GetRequiredService<PlanReader>(), provider.GetRequiredService<IOptions<RecoveryOptions>>().Value));
        services.AddSingleton<VerdictBook>();
        services.AddSingleton<PlatformMeter>();
        services.TryAddSingleton<ISettingsRefresh, FixedSettings>();
        services.TryAddSingleton<IUnknownTexts, NoUnknownTexts>();
        services.AddSingleton<KeyHold>();
        services.AddSingleton<PlatformHttp>();
        services.AddSingleton<IValidateOptions<PlatformOptions>, FhirEndpointValidator>();
        services.AddSingleton<FhirHttp>();
        services.AddSingleton<IPlatformWire, NhsaWire>();
        services.AddSingleton<NhsaTarget>();
        services.AddSingleton<FhirTarget>();
        services.AddSingleton<IDeliveryTarget, DestinationRouter>();
        services.AddSingleton(provider => new PlanBuilder(provider.GetRequiredService<IKnowledgeSource>(), provider.GetRequiredService<DestinationForms>()));
        services.AddSingleton(provider => new StatementDesk(provider.GetRequiredService<IKnowledgeSource>(), provider.GetRequiredService<PlanBuilder>()));
        services.AddSingleton(provider => new TransactionPreview(provider.GetRequiredService<PlanBuilder>(), provider.GetRequiredService<DestinationForms>()));
        services.AddSingleton(provider => new SessionPlans(provider.GetRequiredService<IKnowledgeSource>(), provider.GetRequiredService<DestinationForms>(), provider.GetRequiredService<IOptions<PlatformOptions>>().Value));
        services.AddSingleton<IPlanner>(provider => new DeliveryPlanner(provider.GetRequiredService<PlanReader>(), provider.GetRequiredService<IOptions<RecoveryOptions>>().Value, provider.GetRequiredService<SessionPlans>()));
        return services;
    }
}
