using System.Collections.Immutable;
using Gateway.Console.Access;
using Gateway.Console.Words;
using Microsoft.AspNetCore.Http;

namespace Gateway.Console.Shell;

/// <summary>One page of the menu.</summary>
internal sealed record ConsolePage(string Path, Word Label, Right Right)
{
    public bool IsHere(PathString path) => Path == "/" ? path == "/" : path.StartsWithSegments(Path, StringComparison.Ordinal);
}

/// <summary>The menu, in order.</summary>
internal static class ConsolePages
{
    public static ImmutableArray<ConsolePage> All { get; } =
    [
        new ConsolePage("/", ShellWords.Today, Right.See),
        new ConsolePage("/messages", ShellWords.Messages, Right.See),
        new ConsolePage("/incidents", ShellWords.Incidents, Right.See),
        new ConsolePage("/unknowns", ShellWords.Unknowns, Right.See),
        new ConsolePage("/lanes", ShellWords.Lanes, Right.See),
        new ConsolePage("/jobs", ShellWords.Jobs, Right.See),
        new ConsolePage("/visits", ShellWords.Visits, Right.See),
        new ConsolePage("/destinations", ShellWords.Destinations, Right.See),
        new ConsolePage("/mappings", ShellWords.Mappings, Right.See),
        new ConsolePage("/reconcile", ShellWords.Reconcile, Right.See),
        new ConsolePage("/requests", ShellWords.Requests, Right.See),
        new ConsolePage("/audit", ShellWords.Audit, Right.Audit),
        new ConsolePage("/users", ShellWords.Users, Right.Administer),
    ];

    public static IEnumerable<ConsolePage> For(Person person) => All.Where(page => person.Has(page.Right));
}
