using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Dates and times as FHIR and the platform write them. Without a zone they are China time (+08:00).</summary>
internal static class MomentText
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
    private static readonly string[] Local =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyyMMddHHmmss", "yyyyMMdd"];

    /// <summary>Reads a date or time.</summary>
    /// <param name="at">In China time; midnight for a date alone.</param>
    public static bool TryRead(string text, out DateTimeOffset at)
    {
        at = default;
        bool hasZone = text.EndsWith('Z') || (text.Length > 16 && text[^6] is '+' or '-' && text[^3] == ':');
        if (hasZone)
        {
            return DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out at) && TryMove(ref at);
        }

        // The first day there is begins in China before there was any: "0001-01-01" means "no date" to those who send it.
        bool isRead = DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) && local.Ticks >= China.Ticks;
        at = isRead ? new DateTimeOffset(local, China) : default;
        return isRead;
    }

    private static bool TryMove(ref DateTimeOffset at)
    {
        bool fits = at.UtcTicks <= DateTime.MaxValue.Ticks - China.Ticks;
        at = fits ? at.ToOffset(China) : default;
        return fits;
    }
}
