using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited.Plan;

/// <summary>What stands inside one field, made ready for reading and writing.</summary>
internal sealed class InsidePlan
{
    private InsidePlan(InsideLayout inside, FieldPlan fields, int countIndex)
    {
        Name = inside.Field;
        Fields = fields;
        IsInline = inside.IsInline;
        IsMany = inside.IsMany;
        Repeat = inside.Repeat is null ? (byte)0 : (byte)inside.Repeat[0];
        Times = inside.Times;
        CountIndex = countIndex;
        GroupPlaces = fields.Places;
    }

    public string Name { get; }

    public FieldPlan Fields { get; }

    /// <summary>Whether the group stands among the fields around it.</summary>
    public bool IsInline { get; }

    public bool IsMany { get; }

    /// <summary>Between records; 0 where there is one.</summary>
    public byte Repeat { get; }

    public int? Times { get; }

    /// <summary>Position of the field that says how many there are; -1 for none.</summary>
    public int CountIndex { get; }

    /// <summary>Places of one group.</summary>
    public int GroupPlaces { get; }

    public static InsidePlan Of(InsideLayout inside, FieldList around, FieldPlan plan, char[] marks) =>
        new(inside, FieldPlan.OfInside(inside, plan, marks), inside.Count is null ? -1 : around.Fields.IndexOf(inside.Count));
}
