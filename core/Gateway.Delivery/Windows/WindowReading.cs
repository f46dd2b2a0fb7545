using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gateway.Delivery;

/// <summary>Reads a window as people write it.</summary>
internal static class WindowReading
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private static readonly string[] LocalForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];
    private static readonly string[] OffsetForms = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>The schedule, or what is wrong with the text.</summary>
    /// <param name="fault">Everything that is wrong, in sentences that name the member; null when the result is true.</param>
    public static bool TryRead(WindowOptions written, [NotNullWhen(true)] out WindowSchedule? schedule, [NotNullWhen(false)] out OrderFault? fault)
    {
        List<OrderFault> faults = [];
        DateTimeOffset from = default;
        Expect(faults, written.Destination.Trim().Length > 0, "Destination：应为目的地名称，如 nhsa。", "Destination: expected the name of a destination, e.g. nhsa.");
        Expect(faults, written.Reason.Trim().Length > 0, "Reason：请写明原因。", "Reason: expected a few words for people.");
        Expect(faults, written.For >= TimeSpan.FromMinutes(1) && written.For <= Longest, "For：应为一分钟到七天，如 02:00:00。", "For: expected one minute to seven days, e.g. 02:00:00.");
        bool isZone = WindowZone.TryFind(written.Zone, out TimeZoneInfo? zone);
        Expect(faults, isZone, "Zone：应为时区名称，如 Asia/Shanghai。", "Zone: expected the name of a time zone, e.g. Asia/Shanghai.");
        Expect(faults, written.Every is null != written.From is null, "Every（周期）与 From（一次）应写其中一个。", "Expected one of Every (again and again) and From (once).");
        Recurrence? every = null;
        Expect(faults, written.Every is null || Recurrence.TryParse(written.Every, out every), "Every：应如 daily 23:30、weekly sun 02:00、monthly 15 22:00、monthly last-day 22:00 或 yearly 12-31 20:00。", "Every: expected e.g. 'daily 23:30', 'weekly sun 02:00', 'monthly 15 22:00', 'monthly last-day 22:00' or 'yearly 12-31 20:00'.");
        Expect(faults, written.From is null || zone is null || TryMoment(written.From, zone, out from), "From：应如 2026-12-31 20:00 或 2026-12-31T20:00:00+08:00。", "From: expected e.g. '2026-12-31 20:00' or '2026-12-31T20:00:00+08:00'.");
        fault = faults.Count == 0 ? null : new OrderFault(string.Concat(faults.Select(one => one.Chinese)), string.Join(' ', faults.Select(one => one.English)));
        schedule = fault is not null ? null
            : every is null ? new WindowSchedule.Once(new ClosedSpan(from, from + written.For))
            : new WindowSchedule.Recurring(every, written.For, zone!); // without a zone there is a fault
        return fault is null;
    }

    private static bool TryMoment(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        if (DateTime.TryParseExact(text.Trim(), LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            moment = new DateTimeOffset(local, zone.GetUtcOffset(local));
            return true;
        }

        return DateTimeOffset.TryParseExact(text.Trim(), OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    private static void Expect(List<OrderFault> faults, bool holds, string chinese, string english)
    {
        if (!holds)
        {
            faults.Add(new OrderFault(chinese, english));
        }
    }
}
