using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gateway.Journal;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Keeping;

/// <summary>How long the bytes of final messages are kept, and when the disk is said to be short.</summary>
public sealed class RetentionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:Journal:Retention";

    /// <summary>Days from a message's last change; null: for ever. Default null.</summary>
    [Range(7, 36500)]
    public int? Days { get; set; }

    /// <summary>Days for which replies are kept at least, so that the same message again gets the same answer. Default 400.</summary>
    [Range(30, 36500)]
    public int ReplyDays { get; set; } = 400;

    /// <summary>Days of institutions that differ; 0: for ever.</summary>
    public IDictionary<string, int> Institutions { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>When it is done, China time: a quiet hour. Default 02:40.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan At { get; set; } = new(2, 40, 0);

    /// <summary>Days that the disk has to do; below that, health is degraded. Default 14.</summary>
    [Range(0, 3650)]
    public int WarnDays { get; set; } = 14;

    /// <summary>What the journal may take in all, GiB, where the free space of its disk is not seen from here (PostgreSQL), or is not all its own. Default null: as much as the disk has.</summary>
    [Range(0.1, 1_000_000)]
    public double? RoomGiB { get; set; }

    /// <summary>How often it is measured for how long the disk will do. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Look { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>As the journal's keeping reads it.</summary>
    public RetentionRule Rule() => new(
        Age(Days ?? 0), TimeSpan.FromDays(ReplyDays), Institutions.ToImmutableDictionary(own => own.Key, own => Age(own.Value), StringComparer.Ordinal));

    private static TimeSpan? Age(int days) => days == 0 ? null : TimeSpan.FromDays(days);
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
