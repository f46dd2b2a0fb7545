using System.Collections.Immutable;
using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed;

/// <summary>One shape made ready.</summary>
internal sealed record ShapePlan(string Name, Direction Direction, ImmutableArray<RecordPlan> Records, ImmutableArray<SealLayout> Seals)
{
    public static ShapePlan Of(ShapeLayout shape, FixedLayout layout)
    {
        HashSet<string> told = [.. shape.Records.Select(record => record.Count).OfType<string>(), .. shape.Seals.Select(seal => seal.Field)];
        return new ShapePlan(shape.Name, shape.Direction, [.. shape.Records.Select(record => RecordPlan.Of(record, layout, told))], shape.Seals);
    }

    /// <summary>Whether a message of so many bytes can have this shape, where all of them are counted: no line ends, no characters of several bytes.</summary>
    public bool Fits(int bytes)
    {
        int sure = Records.Sum(record => record.Occurs == Occurs.Once ? record.WholeBytes : 0);
        RecordPlan[] others = [.. Records.Where(record => record.Occurs != Occurs.Once)];
        int rest = bytes - sure;
        return others.Length switch
        {
            0 => rest == 0,
            1 when others[0].Occurs == Occurs.Many => rest >= 0 && rest % others[0].WholeBytes == 0,
            1 => rest == 0 || rest == others[0].WholeBytes,
            _ => rest >= 0,
        };
    }

    /// <summary>Nodes of a message of so many bytes, or some more.</summary>
    public int NodesIn(int bytes)
    {
        long nodes = 16;
        foreach (RecordPlan record in Records)
        {
            long times = record.Occurs == Occurs.Many ? (bytes / Math.Max(1, record.WholeBytes)) + 1 : 1;
            nodes += times * (record.Fields.Length + 1);
        }

        return (int)Math.Min(nodes, bytes + 16L);
    }
}
