namespace Gateway.Adapter.Delimited.Plan;

/// <summary>How many nodes a message may have: roughly, and not too few where it is as its layout says.</summary>
internal sealed class NodeEstimate
{
    private readonly byte[] separators;
    private readonly byte[] lineEnds;
    private readonly bool hasGroups;

    private NodeEstimate(byte[] separators, byte[] lineEnds, bool hasGroups)
    {
        this.separators = separators;
        this.lineEnds = lineEnds;
        this.hasGroups = hasGroups;
    }

    public static NodeEstimate Of(IEnumerable<ShapePlan> shapes)
    {
        var separators = new HashSet<byte>();
        var lineEnds = new HashSet<byte>();
        bool hasGroups = false;
        foreach (ShapePlan shape in shapes)
        {
            lineEnds.UnionWith(shape.Marks.LineBreaks.Select(mark => (byte)mark));
            foreach (LinePlan line in shape.Lines)
            {
                hasGroups |= Gather(line.Fields, separators);
            }
        }

        return new NodeEstimate([.. separators], [.. lineEnds], hasGroups);
    }

    public int For(ReadOnlySpan<byte> message)
    {
        int nodes = 4;
        foreach (byte separator in separators)
        {
            nodes += message.Count(separator);
        }

        int lines = 0;
        foreach (byte lineEnd in lineEnds)
        {
            lines = Math.Max(lines, message.Count(lineEnd));
        }

        return (hasGroups ? nodes * 2 : nodes) + (2 * (lines + 1));
    }

    private static bool Gather(FieldPlan fields, HashSet<byte> separators)
    {
        separators.Add(fields.Separator);
        foreach (InsidePlan inside in fields.Insides.OfType<InsidePlan>())
        {
            if (inside.Repeat != 0)
            {
                separators.Add(inside.Repeat);
            }

            Gather(inside.Fields, separators);
        }

        return !fields.IsFlat;
    }
}
