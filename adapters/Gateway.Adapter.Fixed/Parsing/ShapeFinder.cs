using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed.Parsing;

/// <summary>Tells which shape a message has: by the control bytes and the tag of its first record, then by its length, in the layout's order.</summary>
internal static class ShapeFinder
{
    /// <returns>Null where none fits, or where what is wrong could be wrong in several.</returns>
    public static ShapePlan? Find(FixedPlan plan, ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> bytes = message[TextLines.ByteOrderMark(message)..];
        bool countsAll = plan.LineEnd.Length == 0 && !plan.CountsCharacters;
        ShapePlan? nearest = null;
        int told = 0, read = 0;
        foreach (ShapePlan shape in plan.Shapes)
        {
            read += shape.Direction == Direction.Out ? 0 : 1;
            if (shape.Direction == Direction.Out || !RecordReader.Begins(shape.Records[0], bytes, plan))
            {
                continue;
            }

            if (!countsAll || shape.Fits(bytes.Length))
            {
                return shape;
            }

            bool isTold = shape.Records[0].Tag is not null || shape.Records[0].Starts.Length > 0;
            nearest = isTold || nearest is null ? shape : nearest;
            told += isTold ? 1 : 0;
        }

        return told == 1 || read == 1 ? nearest : null; // it can be no other: what is wrong in it is said
    }
}
