using Gateway.Delivery;
using Gateway.Host.Mappings;
using Gateway.Host.Plugins;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gateway.Host.Composition;

/// <summary>Metrics at <c>/metrics</c>; metrics and traces to an OTLP receiver when one is configured. Labels are bounded; no label holds a value of a message.</summary>
internal static class GatewayTelemetry
{
    private const string AccessMeter = "Gateway.Access";

    private static readonly string[] Parts = ["Gateway.Inbound", "Gateway.Pipeline", "Gateway.Delivery", "Gateway.Platform", "Gateway.Journal", MessageTraces.Name, AccessMeter, MappingsMeter.Name, PluginMeter.Name];

    public static void AddTo(WebApplicationBuilder builder, GatewaySettings settings)
    {
        OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("gateway"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Parts).AddPrometheusExporter();
                if (settings.Otlp is { } receiver)
                {
                    metrics.AddOtlpExporter(options => Aim(options, receiver, settings.OtlpProtocol, "v1/metrics"));
                }
            });
        if (settings.Otlp is { } collector) // spans that nobody takes are not made
        {
            telemetry.WithTracing(traces => traces.AddSource(Parts).SetSampler(new TraceIdRatioBasedSampler(settings.TraceShare)).AddOtlpExporter(options => Aim(options, collector, settings.OtlpProtocol, "v1/traces")));
        }
    }

    public static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint();

    private static void Aim(OtlpExporterOptions options, Uri receiver, OtlpProtocol protocol, string path)
    {
        bool isHttp = protocol == OtlpProtocol.Http;
        options.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Endpoint = isHttp ? new Uri(receiver, path) : receiver;
    }
}
