using System.Buffers;
using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited.Plan;

/// <summary>A list of fields, made ready for reading and writing.</summary>
internal sealed class FieldPlan
{
    private FieldPlan(FieldList list, byte separator, byte quote, char[] marks, LeadingSeparator leading, TrailingSeparator trailing)
    {
        Fields = [.. list.Fields];
        Separator = separator;
        Quote = quote;
        Leading = leading;
        Trailing = trailing;
        Marks = SearchValues.Create(marks);
        int places = list.CountPlaces();
        Fewest = list.AtLeast ?? places;
        IsOpenEnded = list.Inside.Any(inside => inside is { IsInline: true, Times: null });
        Places = places;
        Insides = [.. list.Fields.Select(field => list.InsideOf(field) is { } inside ? InsidePlan.Of(inside, list, this, marks) : null)];
        Counted = [.. Insides.Where(inside => inside?.CountIndex >= 0).Select(inside => inside!)]; // the filter leaves those that are there
        IsFlat = Array.TrueForAll(Insides, inside => inside is null);
    }

    public string[] Fields { get; }

    /// <summary>What stands inside each field; null for a plain value.</summary>
    public InsidePlan?[] Insides { get; }

    /// <summary>Those whose number another field says.</summary>
    public InsidePlan[] Counted { get; }

    public bool IsFlat { get; }

    public byte Separator { get; }

    /// <summary>0 for none.</summary>
    public byte Quote { get; }

    public LeadingSeparator Leading { get; }

    public TrailingSeparator Trailing { get; }

    /// <summary>Characters that a value cannot hold unquoted: the separators and line ends around it.</summary>
    public SearchValues<char> Marks { get; }

    public int Fewest { get; }

    /// <summary>Number of places, without groups whose number a message says.</summary>
    public int Places { get; }

    /// <summary>Whether a message says how many places there are.</summary>
    public bool IsOpenEnded { get; }

    private int Most => IsOpenEnded ? int.MaxValue : Places;

    public static FieldPlan OfLine(LineLayout line, Marks marks, LeadingSeparator leading, TrailingSeparator trailing) =>
        new(line, marks.Separator, marks.Quote, [.. marks.LineBreaks, (char)marks.Separator], line.LeadingSeparator ?? leading, line.TrailingSeparator ?? trailing);

    /// <summary>Fields inside a field: a separator of their own, or that of the fields around them.</summary>
    public static FieldPlan OfInside(InsideLayout inside, FieldPlan around, char[] marks)
    {
        char[] more = [.. marks, .. inside.Separator ?? "", .. inside.Repeat ?? ""];
        return inside.IsInline
            ? new FieldPlan(inside, around.Separator, around.Quote, marks, around.Leading, around.Trailing)
            : new FieldPlan(inside, (byte)inside.Separator![0], quote: 0, more, inside.LeadingSeparator ?? LeadingSeparator.Refused, inside.TrailingSeparator ?? TrailingSeparator.Tolerated); // not inline: it has a separator
    }

    /// <summary>Whether a text can have these fields.</summary>
    public bool Fits(ReadOnlySpan<byte> text)
    {
        bool leads = Leads(text);
        if (!leads && Leading == LeadingSeparator.Required)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = leads ? text[1..] : text;
        int pieces = CountPieces(rest);
        return Fits(pieces, Trails(rest));
    }

    /// <summary>Whether so many pieces between separators can be these fields.</summary>
    public bool Fits(int pieces, bool lastIsEmpty) => Trailing switch
    {
        TrailingSeparator.Required => lastIsEmpty && Takes(pieces - 1),
        TrailingSeparator.Tolerated => Takes(pieces) || (lastIsEmpty && pieces == Most + 1),
        _ => Takes(pieces),
    };

    /// <summary>Whether a text begins with a separator that is no empty first field.</summary>
    public bool Leads(ReadOnlySpan<byte> text) => Leading != LeadingSeparator.Refused && text.Length > 0 && text[0] == Separator;

    public bool Trails(ReadOnlySpan<byte> text) => text.Length > 0 && text[^1] == Separator;

    /// <summary>Whether a reader could take one for the other.</summary>
    public bool Overlaps(FieldPlan other) => Fewest <= other.Most && other.Fewest <= Most;

    private bool Takes(int pieces) => pieces >= Fewest && pieces <= Most;

    private int CountPieces(ReadOnlySpan<byte> text)
    {
        if (Quote == 0)
        {
            return text.Count(Separator) + 1;
        }

        int pieces = 1;
        for (int at = QuotedText.EndOfValue(text, 0, Separator, Quote); at < text.Length; at = QuotedText.EndOfValue(text, at + 1, Separator, Quote))
        {
            pieces++;
        }

        return pieces;
    }
}
