using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What differs between two folders of mapping tables: two versions of a source or of a platform, two regions, two institutions.</summary>
/// <param name="Settings">Of the YAML files.</param>
/// <param name="Tables">Of the CSV files, in the order of their names; those without a difference are left out.</param>
public sealed record MappingDifference(ImmutableArray<SettingChange> Settings, ImmutableArray<TableChange> Tables)
{
    /// <summary>Whether both mean the same.</summary>
    public bool IsEmpty => Settings.IsEmpty && Tables.IsEmpty;
}

/// <summary>A setting that differs.</summary>
/// <param name="File">For example <c>source.yaml</c>.</param>
/// <param name="Name">Its path: <c>messages[settle].when</c>.</param>
/// <param name="Old">Before; null where it was not set.</param>
/// <param name="New">After; null where it is not set.</param>
/// <param name="Meaning">What it does, in one sentence.</param>
public sealed record SettingChange(string File, string Name, string? Old, string? New, string Meaning);

/// <summary>A table that differs.</summary>
/// <param name="File">For example <c>codes/sex.csv</c>.</param>
/// <param name="Rows">Rows that were added, removed or changed; a row that only moved is none of them.</param>
public sealed record TableChange(string File, ImmutableArray<RowChange> Rows);

/// <summary>A row that differs.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="OldRow">As a spreadsheet numbers it; null for an added row.</param>
/// <param name="NewRow">As a spreadsheet numbers it; null for a removed row.</param>
/// <param name="What">Which row, by what it fills or translates.</param>
/// <param name="Cells">The cells that differ; for an added or removed row those that say something.</param>
/// <param name="Meaning">What it does, in a sentence or two.</param>
public sealed record RowChange(ChangeKind Kind, int? OldRow, int? NewRow, string What, ImmutableArray<CellChange> Cells, string Meaning);

/// <summary>A cell that differs; empty text for an empty cell.</summary>
public sealed record CellChange(string Column, string Old, string New);

/// <summary>What happened to a row.</summary>
public enum ChangeKind
{
    /// <summary>Only the new table has it.</summary>
    Added,

    /// <summary>Only the old table has it.</summary>
    Removed,

    /// <summary>Both have it, with other cells.</summary>
    Changed,
}
