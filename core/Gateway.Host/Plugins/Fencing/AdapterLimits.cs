using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>What one message may cost an adapter, and which adapters run on threads of their own.</summary>
public sealed record AdapterLimits
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:AdapterLimits";

    /// <summary>The time one message may take, however small. Wall clock: generous for a busy machine. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time that each megabyte of a message adds. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan TimePerMegabyte { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The bytes one message may allocate, however small. Default 8 MiB.</summary>
    [Range(65_536, 1L << 32)]
    public long Memory { get; set; } = 8 * 1024 * 1024;

    /// <summary>The bytes that each byte of a message adds; an adapter that keeps the contract needs sixteen. Default 32.</summary>
    [Range(16, 1024)]
    public int MemoryPerByte { get; set; } = 32;

    /// <summary>Threads of one adapter at most. Messages beyond them wait. Default 8.</summary>
    [Range(1, 256)]
    public int Threads { get; set; } = 8;

    /// <summary>How long a message waits for one of its adapter's threads. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>An adapter is set aside while so many of its threads hang. Default 3.</summary>
    [Range(1, 64)]
    public int HangingThreads { get; set; } = 3;

    /// <summary>Whether the gateway's own adapters run on threads of their own too. Default no: they keep the time by the conformance suite, and a message costs less.</summary>
    public bool FenceOwn { get; set; }

    internal TimeSpan TimeFor(int bytes) => Time + (TimePerMegabyte * (bytes / 1_048_576.0));

    internal long MemoryFor(int bytes) => Memory + ((long)MemoryPerByte * bytes);
}

[OptionsValidator]
internal sealed partial class AdapterLimitsValidator : IValidateOptions<AdapterLimits>;
