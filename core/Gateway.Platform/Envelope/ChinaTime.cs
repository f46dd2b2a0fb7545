namespace Gateway.Platform;

/// <summary>The platform's clock: UTC+8, no summer time.</summary>
internal static class ChinaTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);
}
