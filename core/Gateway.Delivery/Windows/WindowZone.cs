using System.Diagnostics.CodeAnalysis;

namespace Gateway.Delivery;

/// <summary>Time zones by name. China's is known without the machine's own list, which a small system may lack.</summary>
internal static class WindowZone
{
    public const string China = "Asia/Shanghai";

    private static readonly TimeZoneInfo Chinese = TimeZoneInfo.CreateCustomTimeZone(China, TimeSpan.FromHours(8), China, China);

    public static TimeZoneInfo Default => Chinese;

    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = name == China ? Chinese : null;
        return zone is not null || TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }
}
