using Gateway.Contract;
using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>Paths into a record against what its layout has.</summary>
/// <param name="shape">Of the records that are read.</param>
internal sealed class PathCheck(RecordShape shape, FaultList faults)
{
    private readonly ImmutableArray<ShapePlace> root = ShapePlace.Root(shape);

    /// <summary>Every path of a row. A faulty each is reported once, not with every path that builds on it.</summary>
    public void Check(CheckedRow row, TableKind kind)
    {
        ImmutableArray<ShapePlace> at = root;
        foreach (EachPath.Nodes level in row.Levels.OfType<EachPath.Nodes>())
        {
            at = ShapePlace.Follow(at, level.Path, out string? fault);
            if (fault is not null)
            {
                faults.Add(IssueCodes.PlaceUnknown, row.Row.At("each"), fault);
                return;
            }
        }

        foreach ((string column, SourceExpression source) in Mentions.Of(row, kind))
        {
            Check(source, at, row.Row.At(column));
        }
    }

    /// <summary>Every path of a condition or key of source.yaml.</summary>
    public void Check(SourceExpression source, string at) => Check(source, root, at);

    /// <summary>The shape at a path; null where it is open or there is none.</summary>
    public ImmutableArray<ShapePlace> Find(CheckedRow row, SourcePath path)
    {
        ImmutableArray<ShapePlace> at = root;
        foreach (EachPath.Nodes level in row.Levels.OfType<EachPath.Nodes>())
        {
            at = ShapePlace.Follow(at, level.Path, out _);
        }

        return ShapePlace.Follow(at, path, out _);
    }

    private void Check(SourceExpression source, ImmutableArray<ShapePlace> from, string at)
    {
        if (source is SourceExpression.Field field)
        {
            ShapePlace.Follow(from, field.Path, out string? fault);
            if (fault is not null)
            {
                faults.Add(IssueCodes.PlaceUnknown, at, $"{field.Path.Text}: {fault}");
            }
        }
    }
}
