using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Gateway.Host.Composition;

/// <summary>Logs: JSON lines to a daily file in the data folder, plain lines to stderr. What a message contains is never in them.</summary>
internal static class GatewayLogs
{
    public static void AddTo(WebApplicationBuilder builder, GatewaySettings settings)
    {
        LoggerConfiguration logs = new LoggerConfiguration()
            .MinimumLevel.Is(builder.Configuration.GetValue("Logs:Level", LogEventLevel.Information))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // keys lie beside the journal, readable by their owner
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .WriteTo.File(new CompactJsonFormatter(), Path.Combine(settings.Data, "logs", "gateway-.jsonl"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31);
        if (builder.Configuration.GetValue("Logs:Stderr", true))
        {
            logs.WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }

        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(logs.CreateLogger(), dispose: true);
    }
}
