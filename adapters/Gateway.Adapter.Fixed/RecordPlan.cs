using System.Collections.Immutable;
using System.Text;
using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed;

/// <summary>One kind of record made ready.</summary>
/// <param name="Name">Its node.</param>
/// <param name="Occurs">How often it comes.</param>
/// <param name="Count">Path of the field that says how many there are.</param>
/// <param name="Length">Units between the control bytes.</param>
/// <param name="Fewest">Units that a line has at least.</param>
/// <param name="Starts">Control bytes in front.</param>
/// <param name="Ends">Control bytes behind.</param>
/// <param name="Fields">All but fillers, by position.</param>
/// <param name="Fill">What lies between and behind the fields.</param>
/// <param name="Tag">The field that tells this kind; null for none.</param>
/// <param name="Tags">Its values.</param>
internal sealed record RecordPlan(
    string Name,
    Occurs Occurs,
    string? Count,
    int Length,
    int Fewest,
    byte[] Starts,
    byte[] Ends,
    FieldPlan[] Fields,
    byte[] Fill,
    FieldPlan? Tag,
    ImmutableArray<byte[]> Tags)
{
    /// <summary>Bytes with the control bytes, where units are bytes.</summary>
    public int WholeBytes => Starts.Length + Length + Ends.Length;

    /// <summary>Fewest bytes that a record takes.</summary>
    public int ShortestBytes => Math.Max(1, Starts.Length + Fewest + Ends.Length);

    /// <summary>Where the last field ends.</summary>
    public static int LengthOf(RecordLayout record, FixedLayout layout)
    {
        int end = 0;
        foreach (FieldLayout field in record.Read())
        {
            end = Math.Max(end, field.Position - layout.FirstPosition ?? end) + field.Length;
        }

        return end;
    }

    /// <param name="record">The kind.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="told">Paths of the fields that counts and seals name.</param>
    public static RecordPlan Of(RecordLayout record, FixedLayout layout, HashSet<string> told)
    {
        FieldText.TryFill(layout.Fill, out byte fill);
        int length = record.Length ?? LengthOf(record, layout);
        byte[] filled = new byte[length];
        filled.AsSpan().Fill(fill);
        var fields = new List<FieldPlan>();
        int end = 0;
        foreach (FieldLayout field in record.Read())
        {
            int start = field.Position - layout.FirstPosition ?? end;
            end = start + field.Length;
            filled.AsSpan(start, field.Length).Fill(field.Fill ?? fill);
            if (field.Kind != FieldKind.Filler)
            {
                fields.Add(new FieldPlan(field.Name, field.Kind, start, field.Length, field.IsRight, field.Fill ?? fill, told.Contains($"{record.Name}/{field.Name}")));
            }
        }

        return new RecordPlan(
            record.Name,
            record.Occurs,
            record.Count,
            length,
            record.AtLeast ?? length,
            Convert.FromHexString(record.Starts),
            Convert.FromHexString(record.Ends),
            [.. fields],
            filled,
            fields.Find(field => field.Name == record.Tag?.Field),
            [.. (record.Tag?.Is ?? []).Select(Encoding.UTF8.GetBytes)]);
    }
}
