using System.Globalization;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Host.Keeping;

/// <summary>How long the journal's disk will do.</summary>
/// <param name="Size">As measured; its free space no more than what the options leave.</param>
/// <param name="DaysLeft">Null where nobody can say.</param>
/// <param name="IsLow">Fewer days than are asked for.</param>
/// <param name="Sentence">What to do when it is low; null otherwise.</param>
internal sealed record SpaceReading(JournalSize Size, double? DaysLeft, bool IsLow, string? Sentence)
{
    private const long Gib = 1L << 30;

    public static SpaceReading Of(JournalSize size, RetentionOptions options, DateTimeOffset now)
    {
        size = options.RoomGiB is { } room ? size with { Free = Math.Max(0, Math.Min(size.Free ?? long.MaxValue, (long)(room * Gib) - size.Bytes)) } : size;
        double? days = SpaceForecast.DaysLeft(size, options.Rule().Age, now);
        bool isLow = days < options.WarnDays;
        IssueCode code = IssueCodes.JournalSpaceLow;
        return new SpaceReading(size, days, isLow, isLow ? string.Create(CultureInfo.InvariantCulture, $"{code.Id} ({days:0.0} days 天) {code.Chinese} {code.English}") : null);
    }
}
