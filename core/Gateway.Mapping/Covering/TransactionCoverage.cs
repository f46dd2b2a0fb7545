namespace Gateway.Mapping;

/// <summary>How much of a transaction the tables carry.</summary>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Name">交易名称; empty where transactions.csv does not know it.</param>
/// <param name="Rows">Rows that fill its input.</param>
/// <param name="Input">Fields of its input.</param>
/// <param name="Required">Required fields of all its nodes.</param>
/// <param name="AnswerRows">Rows that read its output.</param>
/// <param name="Output">Fields of its output.</param>
public sealed record TransactionCoverage(string Transaction, string Name, int Rows, FieldShare Input, FieldShare Required, int AnswerRows, FieldShare Output)
{
    /// <summary>Whether there is a table at all.</summary>
    public bool IsMapped => Rows + AnswerRows > 0; // 5101 is asked with nothing
}

/// <summary>Some of several fields.</summary>
/// <param name="Carried">How many a row fills or reads.</param>
/// <param name="Of">How many there are.</param>
public readonly record struct FieldShare(int Carried, int Of)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Carried}/{Of}";
}
