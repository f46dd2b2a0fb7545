using System.Text;
using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited.Plan;

/// <summary>One kind of line, made ready for reading and writing.</summary>
internal sealed class LinePlan
{
    private LinePlan(LineLayout line, string? beginsWith, FieldPlan fields)
    {
        Name = line.Name;
        Occurs = line.Occurs;
        Count = line.Count;
        Fields = fields;
        Beginning = beginsWith is null ? [] : Encoding.ASCII.GetBytes(beginsWith);
        BeginsWith = beginsWith?.Split((char)fields.Separator) ?? [];
    }

    public string Name { get; }

    public Occurs Occurs { get; }

    public string? Count { get; }

    public FieldPlan Fields { get; }

    /// <summary>First fields of every such line; empty where none is sure.</summary>
    public string[] BeginsWith { get; }

    private byte[] Beginning { get; }

    public static LinePlan Of(LineLayout line, string? shapeBeginsWith, Marks marks, LeadingSeparator leading, TrailingSeparator trailing) =>
        new(line, line.BeginsWith ?? shapeBeginsWith, FieldPlan.OfLine(line, marks, leading, trailing));

    /// <summary>Whether a line can be one of this kind.</summary>
    public bool Fits(ReadOnlySpan<byte> line) => Begins(line) && Fields.Fits(line);

    /// <summary>Whether a line begins as this kind does.</summary>
    public bool Begins(ReadOnlySpan<byte> line)
    {
        if (Beginning.Length == 0)
        {
            return true;
        }

        ReadOnlySpan<byte> text = Fields.Leads(line) ? line[1..] : line;
        return text.StartsWith(Beginning) && (text.Length == Beginning.Length || text[Beginning.Length] == Fields.Separator);
    }
}
