namespace Gateway.Platform.Tests;

internal static class Times
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
}
