using System.Collections.Immutable;

namespace Gateway.Seeding;

/// <summary>One kind of mistake that people make in tables.</summary>
/// <param name="Name">In words.</param>
/// <param name="Tables">Which tables it can be made in.</param>
/// <param name="Column">The column that is changed.</param>
/// <param name="Applies">Whether a row can have it.</param>
/// <param name="Spoil">The cell with the mistake; null where it cannot be made.</param>
internal sealed record FaultKind(string Name, Predicate<string> Tables, string Column, Func<TableText, int, bool> Applies, Func<string, Random, string?> Spoil)
{
    /// <summary>Makes the whole text where the mistake is more than one cell; null for a cell.</summary>
    public Func<TableText, int, (string Text, ImmutableArray<int> Rows)>? Whole { get; init; }

    public SeededFault? Into(TableText table, int row, Random random)
    {
        if (Whole is not null)
        {
            (string text, ImmutableArray<int> rows) = Whole(table, row);
            return new SeededFault(Name, table.Name, rows, text, $"row {row}");
        }

        string old = table.Cell(row, Column);
        string? spoilt = Spoil(old, random);
        return spoilt is null || spoilt == old ? null : new SeededFault(Name, table.Name, [row], table.With(row, Column, spoilt), $"{Column}: {old} -> {spoilt}");
    }
}
