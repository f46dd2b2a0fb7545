using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>The documentation of one transform.</summary>
/// <param name="Name">As tables write it.</param>
/// <param name="Usage">The name and its arguments.</param>
/// <param name="Takes"><c>text</c>, <c>number</c>, <c>date</c> or <c>datetime</c>; with <c>[]</c> behind it where it takes many.</param>
/// <param name="Gives">The same for what it gives; <c>same</c> where the kind passes through.</param>
/// <param name="English">What it does.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Examples">True calls; an absent input or output is "nothing there".</param>
/// <param name="Refusals">What it refuses and with which words; without an input the call itself is wrong.</param>
public sealed record TransformPage(string Name, string Usage, string Takes, string Gives, string English, string Chinese, ImmutableArray<TransformCase> Examples, ImmutableArray<TransformCase> Refusals);

/// <summary>One call of a transform.</summary>
/// <param name="Call">As the transform column writes it.</param>
/// <param name="Input">Null for nothing.</param>
/// <param name="Output">What it gives, null for nothing; or what a refusal says.</param>
public sealed record TransformCase(string Call, string? Input, string? Output);

/// <summary>The mapping language's transforms for people: what <c>gateway mappings transforms</c> prints and mappings/README.md shows.</summary>
public static class TransformGuide
{
    /// <summary>Every transform, by name.</summary>
    public static ImmutableArray<TransformPage> Pages { get; } =
        [.. TransformRegistry.All.Values.OrderBy(transform => transform.Name, StringComparer.Ordinal).Select(Page)];

    /// <summary>The table of the README: call, what it does, an example.</summary>
    public static IEnumerable<string> Markdown() =>
        Pages.Select(page => $"| `{Escaped(page.Usage)}` | {Escaped(page.English)} | {string.Join(", ", page.Examples.Take(2).Select(Shown))} |");

    private static string Shown(TransformCase example) => $"`{Escaped(example.Call)}`: {example.Input ?? "–"} → {example.Output ?? "–"}";

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static TransformPage Page(Transform transform) => new(
        transform.Name, transform.Usage, Kind(transform.Reads, transform.Takes), Kind(transform.Makes, transform.Gives), transform.English, transform.Chinese,
        [.. transform.Examples.Select(example => new TransformCase(example.Call, example.Input, example.Output))],
        [.. transform.Refusals.Select(refusal => new TransformCase(refusal.Call, refusal.Input, refusal.Reason))]);

    private static string Kind(ValueKind kind, Shape shape) => kind.ToString().ToLowerInvariant() + (shape == Shape.Many ? "[]" : "");
}
