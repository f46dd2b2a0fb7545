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
    ];

    public static IEnumerable<ConsolePage> For(Person person) => All.Where(page => person.Has(page.Right));
}
