using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>Which of several versions serves a day. One rule for sources and for platform tables; no clock has a say in it.</summary>
internal static class VersionChoice
{
    /// <summary>Oldest first: by the first day, then by name.</summary>
    public static ImmutableArray<T> InOrder<T>(IEnumerable<T> versions)
        where T : IVersioned => [.. versions.OrderBy(version => version.From ?? DateOnly.MinValue).ThenBy(version => version.Version, VersionNames.Order)];

    /// <summary>The version that a new message of a day takes: the last released one that covers it, else the last draft that does; null when none does.</summary>
    /// <param name="versions">In order.</param>
    public static T? On<T>(ImmutableArray<T> versions, DateOnly day)
        where T : class, IVersioned => Last(versions, ReleaseStatus.Released, day) ?? Last(versions, ReleaseStatus.Draft, day);

    /// <summary>The version that was in force on a day, seen from later: a retired one counts where no released one covers the day.</summary>
    /// <param name="versions">In order.</param>
    public static T? AsOf<T>(ImmutableArray<T> versions, DateOnly day)
        where T : class, IVersioned => Last(versions, ReleaseStatus.Released, day) ?? Last(versions, ReleaseStatus.Retired, day) ?? Last(versions, ReleaseStatus.Draft, day);

    /// <summary>The newest version that may serve; the newest of all where none is released.</summary>
    /// <param name="versions">In order, at least one.</param>
    public static T Newest<T>(ImmutableArray<T> versions)
        where T : class, IVersioned => versions.LastOrDefault(version => version.Status == ReleaseStatus.Released) ?? versions[^1];

    public static bool Covers(this IVersioned version, DateOnly day) => (version.From is null || version.From <= day) && (version.To is null || day <= version.To);

    private static T? Last<T>(ImmutableArray<T> versions, ReleaseStatus status, DateOnly day)
        where T : class, IVersioned => versions.LastOrDefault(version => version.Status == status && version.Covers(day));
}
