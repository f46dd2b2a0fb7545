using System.Collections.Immutable;

namespace Gateway.Contract;

/// <summary>A place in a <see cref="RecordShape"/>, with the places above it.</summary>
/// <param name="Shape">What stands there.</param>
/// <param name="Path">Names from the root, for messages; empty for the root.</param>
/// <param name="Above">Null above the root.</param>
public sealed record ShapePlace(RecordShape Shape, string Path, ShapePlace? Above)
{
    /// <summary>The root of a shape.</summary>
    public static ImmutableArray<ShapePlace> Root(RecordShape shape) => [new ShapePlace(shape, "", null)];

    /// <summary>Follows a path.</summary>
    /// <param name="from">Where it may begin: the root, or what an <c>each</c> walks.</param>
    /// <param name="path">Absolute paths ignore <paramref name="from"/>, except for its root.</param>
    /// <param name="fault">What the layout lacks, with the nearest right name; null when the path leads somewhere.</param>
    /// <returns>Every place the path may mean; empty when there is none.</returns>
    public static ImmutableArray<ShapePlace> Follow(ImmutableArray<ShapePlace> from, SourcePath path, out string? fault)
    {
        ImmutableArray<ShapePlace> at = path.IsRelative ? from : [.. from.Select(place => place.Top).Distinct()];
        fault = null;
        foreach (SourcePath.Step step in path.Steps)
        {
            string? reason = null;
            at = [.. at.SelectMany(place => place.Next(step, ref reason))];
            if (at.IsEmpty)
            {
                fault = reason ?? "Expected a path inside the message.";
                return [];
            }
        }

        return at;
    }

    private ShapePlace Top => Above is null ? this : Above.Top;

    private ImmutableArray<ShapePlace> Next(SourcePath.Step step, ref string? reason)
    {
        switch (step.Name)
        {
            case ".":
                return [this];
            case "..":
                return Above is null ? [] : [Above];
            case "*":
                return [.. Below().Where(place => place.Fits(step, out _))];
            default:
                RecordShape? child = Shape.Child(step.Name);
                ShapePlace? next = child is null ? null : new ShapePlace(child, Path.Length == 0 ? step.Name : $"{Path}/{step.Name}", this);
                string? misfit = null;
                if (next is not null && next.Fits(step, out misfit))
                {
                    return [next];
                }

                reason ??= misfit ?? Missing(step.Name);
                return [];
        }
    }

    private IEnumerable<ShapePlace> Below() => Shape.Named.Select(child => new ShapePlace(child.Value, $"{Path}/{child.Key}", this))
        .Concat(Shape.IsOpen || Shape.Rest is not null ? [new ShapePlace(Shape.IsOpen ? Shape : Shape.Rest!, $"{Path}/*", this)] : []) // one of the two
        .Concat(Shape.Numbers > 0 ? [new ShapePlace(Shape.Numbered, $"{Path}/*", this)] : []);

    private bool Fits(SourcePath.Step step, out string? misfit)
    {
        misfit = step.Position > 1 && !Shape.Repeats && !Shape.IsOpen ? $"'{Path}' comes once: expected no position {step.Position}." : null;
        if (misfit is null && step.Below is not null)
        {
            Follow([this], step.Below.FromHere(), out misfit);
        }

        return misfit is null;
    }

    private string Missing(string name)
    {
        string here = Path.Length == 0 ? "The source's layout" : $"'{Path}'";
        bool isNumber = Shape.Numbers > 0 && int.TryParse(name, System.Globalization.NumberStyles.None, null, out _);
        bool isPlain = Shape is { Numbers: 0, Named.Count: 0, Rest: null };
        return isPlain ? $"{here} is a plain value: there is no '{name}' below it."
            : isNumber ? $"{here} has places 1 to {Shape.Numbers}, no {name}."
            : $"{here} has no '{name}'.{NearestName.Hint(name, Shape.Named.Keys)}";
    }
}
