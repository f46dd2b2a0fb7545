using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A compiled <c>transform</c> cell.</summary>
/// <param name="TakesMany">Whether the source has to give every value.</param>
/// <param name="Steps">In order.</param>
/// <param name="GivesCoding">Whether it ends with a code, its display and its system.</param>
internal sealed record TransformPipe(bool TakesMany, ImmutableArray<TransformStep> Steps, bool GivesCoding = false)
{
    public const string ManyNeeded = "It takes many values but gets one: begin with it, or with 'split'.";
    private static readonly TransformPipe Empty = new(false, []);

    /// <summary>Compiles a pipe such as <c>split ; | part 1 | date yyyyMMdd</c>.</summary>
    /// <param name="text">The cell; empty for no transform.</param>
    /// <param name="sources">Reads arguments that name another place.</param>
    /// <param name="reason">What was expected; null when it compiled.</param>
    /// <param name="names">Code tables and plugin transforms that the table may name; null lets every code table pass and knows no plugin.</param>
    public static TransformPipe Compile(string text, SourceParser sources, out string? reason, ConceptNames? names = null)
    {
        reason = null;
        ImmutableArray<TransformStep>.Builder steps = ImmutableArray.CreateBuilder<TransformStep>();
        (Shape first, Shape shape, bool givesCoding) = (Shape.One, Shape.One, false);
        foreach (string call in Calls(text))
        {
            int space = call.IndexOf(' ', StringComparison.Ordinal);
            string name = space < 0 ? call : call[..space];
            if (Find(name, names, out reason) is not { } transform)
            {
                return Empty;
            }

            (first, shape) = steps.Count == 0 ? (transform.Takes, transform.Takes) : (first, shape);
            var arguments = new TransformArguments(space < 0 ? "" : call[(space + 1)..].Trim(), sources, names);
            TransformStep? step = shape == transform.Takes ? transform.Compile(arguments) : arguments.Fail(shape == Shape.Many
                ? "It takes one value but gets many: choose with 'part N', 'first', 'last', 'join' or 'sum'."
                : ManyNeeded);
            if (arguments.Fault is not null || step is null)
            {
                reason = $"{name}: {arguments.Fault}";
                return Empty;
            }

            steps.Add(step);
            (shape, givesCoding) = (transform.Gives, name == "coded");
        }

        reason = shape == Shape.Many ? "It ends with many values: choose with 'part N', 'first', 'last', 'join' or 'sum'." : null;
        return new TransformPipe(first == Shape.Many, steps.ToImmutable(), givesCoding);
    }

    private static Transform? Find(string name, ConceptNames? names, out string? reason)
    {
        Transform? transform = name.StartsWith(PluginTransforms.Prefix, StringComparison.Ordinal) ? names?.Plugins.Find(name) : TransformRegistry.All.GetValueOrDefault(name);
        reason = transform is not null ? null
            : name.StartsWith(PluginTransforms.Prefix, StringComparison.Ordinal) ? $"No installed plugin has '{name}'.{NearestName.Hint(name, names?.Plugins.Names ?? [])}"
            : $"'{name}' is no transform.{NearestName.Hint(name, [.. TransformRegistry.All.Keys, .. names?.Plugins.Names ?? []])}";
        return transform;
    }

    /// <summary>The calls of a pipe as written, in order.</summary>
    public static IEnumerable<string> Calls(string text)
    {
        (int start, bool isQuoted) = (0, false);
        for (int at = 0; at < text.Length; at++)
        {
            isQuoted ^= text[at] == '\'';
            if (text[at] == '|' && !isQuoted)
            {
                yield return text[start..at].Trim();
                start = at + 1;
            }
        }

        if (text.Length > 0)
        {
            yield return text[start..].Trim();
        }
    }
}
