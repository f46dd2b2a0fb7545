using Microsoft.Extensions.Options;

namespace Gateway.Host.Alerts;

/// <summary>The gateway's own alerts.</summary>
internal static class AlertServices
{
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>().AddSingleton<IValidateOptions<AlertOptions>, AlertNames>();
        services.AddOptionsWithValidateOnStart<AlertOptions>().BindConfiguration(AlertOptions.Section);
        services.AddSingleton<AlertWebhook>().AddHostedService<AlertClock>();
    }
}
