using Gateway.Host.Mappings;
using Gateway.Host.Plugins;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gateway.Host.Composition;

/// <summary>Metrics at <c>/metrics</c>; metrics and traces to an OTLP receiver when one is configured. Labels are bounded; no label holds a value of a message.</summary>
internal static class GatewayTelemetry
{
    private static readonly string[] Parts = ["Gateway.Inbound", "Gateway.Pipeline", "Gateway.Delivery", "Gateway.Platform", "Gateway.Journal", MappingsMeter.Name, PluginMeter.Name];

    public static void AddTo(WebApplicationBuilder builder, GatewaySettings settings)
    {
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("gateway"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Parts).AddPrometheusExporter();
                if (settings.Otlp is { } receiver)
                {
                    metrics.AddOtlpExporter(options => options.Endpoint = receiver);
                }
            })
            .WithTracing(traces =>
            {
                traces.AddSource(Parts);
                if (settings.Otlp is { } receiver)
                {
                    traces.AddOtlpExporter(options => options.Endpoint = receiver);
                }
            });
    }

    public static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint();
}
