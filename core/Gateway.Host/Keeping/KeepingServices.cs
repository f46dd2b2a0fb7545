using Gateway.Journal;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Keeping;

/// <summary>The journal's keeping in a running gateway: what is too old goes by the clock, the room that is left is watched.</summary>
internal static class KeepingServices
{
    public static void AddKeeping(this IServiceCollection services, Action<IConfigurationBuilder> configuration)
    {
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddOptionsWithValidateOnStart<RetentionOptions>().BindConfiguration(RetentionOptions.Section);
        services.AddSingleton(provider => (IJournalKeeping)provider.GetRequiredService<IJournal>());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RetentionSettings>(provider, configuration));
        services.AddSingleton<JournalSpace>().AddHostedService(provider => provider.GetRequiredService<JournalSpace>());
        services.AddHostedService<RetentionClock>();
        services.AddHostedService<JournalWatch>();
        services.AddHealthChecks().AddCheck<JournalSpace>("space", tags: ["ready"]);
    }
}
