using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Composition;

/// <summary>Where the gateway keeps and finds its things. Relative paths start at the working folder.</summary>
public sealed class GatewaySettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway";

    /// <summary>Folder of the journal, logs and the operator's key. Default <c>data</c>.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>The mappings folder; without one, the nearest above the working folder.</summary>
    public string? Mappings { get; set; }

    /// <summary>The adapters' folder; without one, the one beside the executable.</summary>
    public string? Plugins { get; set; }

    /// <summary>A second folder of adapters: those of this site, which a new version of the gateway does not touch. Default none.</summary>
    public string? SitePlugins { get; set; }

    /// <summary>The operators' key, from configuration or environment. Without one, a key is made at first start and kept in the data folder, readable by its owner only.</summary>
    [MinLength(16)]
    public string? OperatorKey { get; set; }

    /// <summary>Only <c>gateway prove</c> sets it, for gateways with invented traffic: others may then kill the process at a fail point and step its clock. Default false.</summary>
    public bool Proving { get; set; }

    /// <summary>Where OpenTelemetry goes (OTLP); without one, only <c>/metrics</c> shows it and no traces are made.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>How OTLP is spoken. Default <c>Grpc</c> (usually port 4317); <c>Http</c> is protobuf over HTTP (4318) below the address: <c>v1/traces</c>, <c>v1/metrics</c>.</summary>
    public OtlpProtocol OtlpProtocol { get; set; }

    /// <summary>The share of messages whose traces are sent. Default 1: all. A message is in it or not by its trace's id, also after a restart.</summary>
    [Range(0, 1)]
    public double TraceShare { get; set; } = 1;
}

/// <summary>The two ways to send OTLP.</summary>
public enum OtlpProtocol
{
    Grpc,
    Http,
}

[OptionsValidator]
internal sealed partial class GatewaySettingsValidator : IValidateOptions<GatewaySettings>;
