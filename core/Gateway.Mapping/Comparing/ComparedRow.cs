using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>A row as a comparison sees it.</summary>
/// <param name="kind">What the table's rows are.</param>
/// <param name="number">As a spreadsheet numbers it.</param>
/// <param name="columns">Of the header.</param>
/// <param name="cells">In the header's order.</param>
internal sealed class ComparedRow(ComparedKind kind, int number, ImmutableArray<string> columns, ImmutableArray<string> cells)
{
    public int Number { get; } = number;

    public bool HoldsAnything => cells.Any(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>What the row fills, translates or names.</summary>
    public string What => kind switch
    {
        ComparedKind.Platform => $"{this["node"]}/{this["field"]}",
        ComparedKind.Codes => this["code"],
        ComparedKind.Other => string.Join(' ', cells.Take(2).Select(cell => cell.Trim())).Trim(),
        _ => this["target"],
    };

    /// <summary>Rows of two tables with the same one are the same row at first sight.</summary>
    public string Key => kind switch
    {
        ComparedKind.Codes => $"{What}|{this["valid_from"]}",
        ComparedKind.Other => What,
        _ => $"{What}|{this["when"]}|{this["each"]}",
    };

    /// <summary>A cell without white space around it; empty where there is none.</summary>
    public string this[string column] => columns.IndexOf(column) is var at and >= 0 && at < cells.Length ? cells[at].Trim() : "";
}
