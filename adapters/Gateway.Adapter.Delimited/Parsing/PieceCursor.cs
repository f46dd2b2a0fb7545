using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Walks the pieces between the separators of one text; there is always at least one.</summary>
internal ref struct PieceCursor
{
    private readonly ReadOnlySpan<byte> shape;
    private readonly int end;
    private readonly byte separator;
    private readonly byte quote;
    private int next;

    /// <summary>Begins before the first piece.</summary>
    /// <param name="shape">The whole message's shape.</param>
    /// <param name="start">Where the text begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="fields">Says what separates pieces.</param>
    public PieceCursor(ReadOnlySpan<byte> shape, int start, int length, FieldPlan fields)
    {
        this.shape = shape;
        end = start + length;
        separator = fields.Separator;
        quote = fields.Quote;
        next = start;
    }

    public PieceCursor(ReadOnlySpan<byte> shape, int start, int length, byte separator)
    {
        this.shape = shape;
        end = start + length;
        this.separator = separator;
        next = start;
    }

    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>Pieces passed so far.</summary>
    public int Passed { get; private set; }

    /// <summary>Whether there is a further one.</summary>
    public readonly bool IsMore => next <= end;

    /// <summary>Whether this one is the text's last, and empty: what a trailing separator leaves.</summary>
    public readonly bool IsEmptyEnd => next > end && Length == 0;

    public void MoveNext()
    {
        Start = next;
        ReadOnlySpan<byte> rest = shape[next..end];
        int found = quote == 0 ? rest.IndexOf(separator) : QuotedText.EndOfValue(rest, 0, separator, quote);
        Length = found < 0 ? rest.Length : found;
        next += Length + 1;
        Passed++;
    }
}
