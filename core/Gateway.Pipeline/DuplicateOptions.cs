using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline;

/// <summary>When something that comes again is the same as before.</summary>
public sealed class DuplicateOptions
{
    /// <summary>The configuration section that the host binds.</summary>
    public const string Section = "Gateway:Journal";

    /// <summary>How long the same bytes are the same message, and a business key is taken by what was accepted under it. Afterwards both count as new. Default 400 days: a year's settlements and their corrections.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan DuplicatePeriod { get; set; } = TimeSpan.FromDays(400);
}

[OptionsValidator]
internal sealed partial class DuplicateOptionsValidator : IValidateOptions<DuplicateOptions>;
