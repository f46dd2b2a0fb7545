namespace Gateway.PlatformSimulator;

/// <summary>China has one time zone, UTC+8, without summer time.</summary>
internal static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>As the platform writes instants: <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public static string Written(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm:ss");
}
