using System.Collections;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>One run of a <see cref="CanonicalTable"/>: what was made so far and which item each block is at.</summary>
internal sealed class CanonicalRun
{
    private readonly RowScope scope;
    private readonly BundleBuilder builder;
    private readonly LineageLog lineage;
    private readonly IDictionary<string, string>? facts;
    private readonly int[] items;
    private readonly int[] places;
    private readonly List<(Base? Element, int Place)>?[] made;
    private readonly Dictionary<string, int> appended = new(StringComparer.Ordinal);

    public CanonicalRun(RowScope scope, BundleBuilder builder, LineageLog lineage, IDictionary<string, string>? facts, int blocks, int growthPoints)
    {
        (this.scope, this.builder, this.lineage, this.facts) = (scope, builder, lineage, facts);
        (items, places, made) = (new int[blocks], new int[blocks], new List<(Base?, int)>?[growthPoints]);
        Rewind();
    }

    /// <summary>Goes back before the first item of every block; what was made stays.</summary>
    public void Rewind() => Array.Fill(items, -1);

    /// <summary>A block goes on to its next item.</summary>
    public void Begin(RowBlock<TargetRow> block) => items[block.Number]++;

    public void WriteValue(TargetRow row)
    {
        if (row.Reference is not null || !row.Value.Evaluate(scope, out Flow flow))
        {
            return;
        }

        if (flow.Text is null)
        {
            if (row.Value.Required == true && flow.Fault is null)
            {
                row.Value.Refuse(scope, IssueCodes.ValueRequired, flow, "Expected a value.", "source");
            }

            return;
        }

        if (row.Path is null)
        {
            facts?.TryAdd(row.Fact!, flow.Text); // a row without path has a fact; the first one wins
            return;
        }

        WriteElement(row, row.Path, flow);
    }

    public void WriteReference(TargetRow row)
    {
        if (row.Reference is not { } reference || !row.Value.Evaluate(scope, out Flow flow))
        {
            return;
        }

        Resource? target = row.ReferenceGrowth is { } growth ? Made(growth) as Resource : builder.TryGetOne(reference.Type, reference.Label, out Resource? one) ? one : null;
        Base? start = target is null ? null : ExistingStart(row);
        if (start is not null)
        {
            lineage.Add(row, places, default, row.Path!.SetReference(start, BundleBuilder.UrlOf(target!), From(row))); // a start has a path, and then a target
        }
        else if (row.Value.Required == true)
        {
            row.Value.Refuse(scope, IssueCodes.ValueRequired, flow, $"Expected a {reference.Type} to refer to.", "source");
        }
    }

    private static int From(TargetRow row) => row.Growth.IsEmpty ? 0 : row.Growth[^1].Step + 1;

    private void WriteElement(TargetRow row, BoundPath path, in Flow flow)
    {
        Base start, written;
        if (path.Kind == LeafKind.Primitive)
        {
            if (path.Make(flow.Text!) is not { } literal) // only called with a text
            {
                row.Value.Refuse(scope, IssueCodes.TypeMismatch, flow, $"Expected {path.Expectation}.", "target");
                return;
            }

            path.Set(start = Start(row, path), literal, From(row));
            written = literal;
        }
        else
        {
            written = path.SetCoding(start = Start(row, path), new Coding(flow.System, flow.Text, flow.Display), From(row));
        }

        if (path.Steps[^1].Written.IsEach)
        {
            places[row.Block.Number] = CountOf(path.Walk(start, From(row), path.Steps.Length - 1), path.Steps[^1]) - 1; // the last step grew by itself
        }

        lineage.Add(row, places, flow.Origin, written);
    }

    // The element below which the row writes: the resource, or the last element that grows.
    private Base Start(TargetRow row, BoundPath path)
    {
        Base? start = row.Growth is [{ Step: -1 }, ..] ? null : builder.One(path.Written.Type!, path.Written.Label); // targets start at a type
        int from = 0;
        foreach (GrowthPoint point in row.Growth)
        {
            (Base? element, int place) = MadeAt(point);
            if (element is null)
            {
                (element, place) = point.Step < 0 ? AppendResource(path.Written.Type!) : AppendElement(path, path.Walk(start!, from, point.Step), point.Step); // only the first point has no start
                Keep(point, element, place);
            }

            places[point.Block.Number] = place;
            (start, from) = (element, point.Step + 1);
        }

        return start!; // a resource, or what the last point made
    }

    // References never make a resource: one that holds nothing else says nothing.
    private Base? ExistingStart(TargetRow row)
    {
        BoundPath path = row.Path!; // references are never facts
        return !row.Growth.IsEmpty ? Made(row.Growth[0]) is null ? null : Start(row, path)
            : builder.TryGetOne(path.Written.Type!, path.Written.Label, out Resource? resource) ? resource : null;
    }

    private (Base Element, int Place) AppendResource(string type)
    {
        int place = appended.GetValueOrDefault(type);
        appended[type] = place + 1;
        return (builder.Append(type), place);
    }

    private static (Base Element, int Place) AppendElement(BoundPath path, Base parent, int step)
    {
        Base element = path.Append(parent, step);
        return (element, CountOf(parent, path.Steps[step]) - 1);
    }

    private static int CountOf(Base parent, BoundStep step) => parent.TryGetValue(step.Element, out object? list) ? ((IList)list).Count : 0;

    private Base? Made(GrowthPoint point) => MadeAt(point).Element;

    private (Base? Element, int Place) MadeAt(GrowthPoint point)
    {
        int item = items[point.Block.Number];
        return made[point.Index] is { } list && item >= 0 && item < list.Count ? list[item] : default;
    }

    private void Keep(GrowthPoint point, Base element, int place)
    {
        List<(Base?, int)> list = made[point.Index] ??= [];
        while (list.Count <= items[point.Block.Number])
        {
            list.Add(default);
        }

        list[items[point.Block.Number]] = (element, place);
    }
}
