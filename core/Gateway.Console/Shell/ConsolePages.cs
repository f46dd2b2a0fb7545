using System.Collections.Immutable;
using Gateway.Console.Access;
using Gateway.Console.Words;
using Microsoft.AspNetCore.Http;

namespace Gateway.Console.Shell;

/// <summary>One page of the menu.</summary>
/// <param name="IsLive">Whether an open page looks for news every second, so that a failure is seen within two.</param>
internal sealed record ConsolePage(string Path, Word Label, Right Right, bool IsLive = false)
{
    public bool IsHere(PathString path) => Path == "/" ? path == "/" : path.StartsWithSegments(Path, StringComparison.Ordinal);
}

/// <summary>The menu, in order.</summary>
internal static class ConsolePages
{
    public static ImmutableArray<ConsolePage> All { get; } =
    [
        new ConsolePage("/", ShellWords.Today, Right.See, IsLive: true),
        new ConsolePage("/messages", ShellWords.Messages, Right.See, IsLive: true),
        new ConsolePage("/incidents", ShellWords.Incidents, Right.See, IsLive: true),
        new ConsolePage("/unknowns", ShellWords.Unknowns, Right.See, IsLive: true),
        new ConsolePage("/lanes", ShellWords.Lanes, Right.See, IsLive: true),
        new ConsolePage("/jobs", ShellWords.Jobs, Right.See, IsLive: true),
        new ConsolePage("/visits", ShellWords.Visits, Right.See),
        new ConsolePage("/destinations", ShellWords.Destinations, Right.See, IsLive: true),
        new ConsolePage("/mappings", ShellWords.Mappings, Right.See),
        new ConsolePage("/reconcile", ShellWords.Reconcile, Right.See),
        new ConsolePage("/requests", ShellWords.Requests, Right.See),
        new ConsolePage("/audit", ShellWords.Audit, Right.Audit),
        new ConsolePage("/users", ShellWords.Users, Right.Administer),
        new ConsolePage("/keys", KeyWords.Keys, Right.Administer),
    ];

    /// <summary>Whether a page of the menu, or a job that runs, looks for news by itself.</summary>
    public static bool IsLive(PathString path) => All.Any(page => page.IsLive && path == page.Path) || (path.StartsWithSegments("/jobs", StringComparison.Ordinal, out PathString rest) && rest.HasValue && rest != "/new");

    public static IEnumerable<ConsolePage> For(Person person) => All.Where(page => person.Has(page.Right));
}
