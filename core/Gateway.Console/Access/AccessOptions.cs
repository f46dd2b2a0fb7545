using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Access;

/// <summary>How people get in.</summary>
public sealed class AccessOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:Console";

    /// <summary>Folder of users, keys and audit trail. The host sets it to <c>console</c> in the data folder unless it is named.</summary>
    public string Folder { get; set; } = "data/console";

    /// <summary>A session without a call for so long is over. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A set-up link is good for so long. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan SetupLinkLife { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Failed sign-ins of one login, and five times as many of one address, within <see cref="FailureSpan"/> before the next waits. Default 5.</summary>
    [Range(1, 100)]
    public int MaxFailures { get; set; } = 5;

    /// <summary>How long failures count. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan FailureSpan { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Characters that a password has at least. Default 10.</summary>
    [Range(8, 100)]
    public int ShortestPassword { get; set; } = 10;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password. Tests take fewer.</summary>
    internal int Iterations { get; set; } = 210_000; // OWASP Password Storage Cheat Sheet

    /// <summary>How long an approved unmasking lasts. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan UnmaskFor { get; set; } = TimeSpan.FromMinutes(15);
}

[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;
