using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline;

/// <summary>How the line treats senders.</summary>
public sealed class PipelineOptions
{
    /// <summary>The configuration section that the host binds.</summary>
    public const string Section = "Gateway:Pipeline";

    /// <summary>How long an <c>answered</c> sender waits for the platform's answer before it gets its format's "pending" reply. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan AnswerDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Messages that may wait for the platform, about 400 bytes of memory each (their content stays in the journal). With more than that, listeners take nothing until 5 in 100 of them are through. Default 500,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxWaiting { get; set; } = 500_000;
}

[OptionsValidator]
internal sealed partial class PipelineOptionsValidator : IValidateOptions<PipelineOptions>;
