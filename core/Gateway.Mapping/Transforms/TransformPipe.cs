using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A compiled <c>transform</c> cell.</summary>
/// <param name="TakesMany">Whether the source has to give every value.</param>
/// <param name="Steps">In order.</param>
internal sealed record TransformPipe(bool TakesMany, ImmutableArray<TransformStep> Steps)
{
    private static readonly TransformPipe Empty = new(false, []);

    /// <summary>Compiles a pipe such as <c>split ; | part 1 | date yyyyMMdd</c>.</summary>
    /// <param name="text">The cell; empty for no transform.</param>
    /// <param name="sources">Reads arguments that name another place.</param>
    /// <param name="reason">What was expected; null when it compiled.</param>
    public static TransformPipe Compile(string text, SourceParser sources, out string? reason)
    {
        reason = null;
        ImmutableArray<TransformStep>.Builder steps = ImmutableArray.CreateBuilder<TransformStep>();
        (Shape first, Shape shape) = (Shape.One, Shape.One);
        foreach (string call in Calls(text))
        {
            int space = call.IndexOf(' ', StringComparison.Ordinal);
            string name = space < 0 ? call : call[..space];
            if (!TransformRegistry.All.TryGetValue(name, out Transform? transform))
            {
                reason = $"'{name}' is no transform.{NearestName.Hint(name, TransformRegistry.All.Keys)}";
                return Empty;
            }

            (first, shape) = steps.Count == 0 ? (transform.Takes, transform.Takes) : (first, shape);
            var arguments = new TransformArguments(space < 0 ? "" : call[(space + 1)..].Trim(), sources);
            TransformStep? step = shape == transform.Takes ? transform.Compile(arguments) : arguments.Fail(shape == Shape.Many
                ? "It takes one value but gets many: choose with 'part N', 'first', 'last', 'join' or 'sum'."
                : "It takes many values but gets one: begin with it, or with 'split'.");
            if (arguments.Fault is not null || step is null)
            {
                reason = $"{name}: {arguments.Fault}";
                return Empty;
            }

            steps.Add(step);
            shape = transform.Gives;
        }

        reason = shape == Shape.Many ? "It ends with many values: choose with 'part N', 'first', 'last', 'join' or 'sum'." : null;
        return new TransformPipe(first == Shape.Many, steps.ToImmutable());
    }

    private static IEnumerable<string> Calls(string text)
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
