using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed.Parsing;

/// <summary>Reads one message: (1) takes the shape that was found, (2) gives its bytes to the shape's kinds in order, (3) refuses what is left, (4) compares seals.</summary>
internal sealed class FixedReader(FixedPlan plan, ShapePlan? shape, MessageReading reading)
{
    private readonly ToldValues told = new(reading);
    private int at = TextLines.ByteOrderMark(reading.Bytes);

    private bool IsMore => at < reading.Bytes.Length && !reading.IsStopped;

    public Outcome<SourceRecord> Read()
    {
        if (!IsMore)
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected at least one record.");
            return reading.Finish();
        }

        if (shape is null) // (1)
        {
            reading.Fault(IssueCodes.MessageUnknown, at, 0, $"Expected a message {Expected()}; {reading.Bytes.Length - at} bytes are there.");
            return reading.Finish();
        }

        reading.Value(ShapeLayout.NodeName, shape.Name, 0, 0);
        var records = new RecordReader(plan, reading, told);
        foreach (RecordPlan kind in shape.Records) // (2)
        {
            ReadKind(kind, isLast: ReferenceEquals(kind, shape.Records[^1]), records);
        }

        if (IsMore) // (3)
        {
            reading.Fault(IssueCodes.StructureUnreadable, at, reading.Bytes.Length - at, $"Expected no further bytes in {shape.Name}.");
        }

        foreach (SealLayout seal in shape.Seals) // (4)
        {
            told.Compare(seal, plan);
        }

        return reading.Finish();
    }

    private string Expected() => string.Join(" or ", plan.Shapes.Where(shape => shape.Direction != Direction.Out).Select(shape =>
        $"{shape.Name} of {string.Join(" and ", shape.Records.Select(record => (record.Occurs == Occurs.Many ? "any times " : "") + record.WholeBytes))} {(plan.CountsCharacters ? "characters" : "bytes")}"));

    private void ReadKind(RecordPlan kind, bool isLast, RecordReader records)
    {
        switch (kind.Occurs)
        {
            case Occurs.Many:
                ReadMany(kind, isLast, records);
                break;
            case Occurs.Optional when IsMore && records.Fits(kind, at):
            case Occurs.Once when IsMore:
                records.Read(kind, ordinal: 1, ref at);
                break;
            case Occurs.Once when !reading.IsStopped:
                reading.Fault(IssueCodes.ValueMissing, kind.Name, reading.Bytes.Length, 0, $"Expected a record {kind.Name}.");
                break;
        }
    }

    // The last kind takes whatever is left: a record that does not fit is a better fault than "bytes too many".
    private void ReadMany(RecordPlan kind, bool isLast, RecordReader records)
    {
        int? promised = kind.Count is null ? null : told.CountFor(kind, plan);
        int taken = 0;
        while (IsMore && (isLast || (kind.Count is null ? records.Fits(kind, at) : taken < promised)))
        {
            taken++;
            records.Read(kind, taken, ref at);
        }

        if (promised is not null && promised != taken && !reading.IsStopped)
        {
            told.CountFault(kind, $"Expected {promised} records {kind.Name}; {taken} are there.");
        }
    }
}
