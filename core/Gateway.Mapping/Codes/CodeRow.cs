using System.Text;

namespace Gateway.Mapping;

/// <summary>One row of a code table. The table keeps bytes; texts are made when somebody asks for them.</summary>
/// <param name="Table">Where it stands.</param>
/// <param name="Index">Its place there, from 0 in the file's order.</param>
internal readonly record struct CodeRow(CodeTable Table, int Index)
{
    /// <summary>The sender's.</summary>
    public string Code => Encoding.UTF8.GetString(Table.Cells.Code(Index));

    /// <summary>Ours; empty where the table says that there is none.</summary>
    public string Target => Encoding.UTF8.GetString(Table.Cells.Target(Index));

    /// <summary>Whether there is a target.</summary>
    public bool HasTarget => !Table.Cells.Target(Index).IsEmpty;

    /// <summary>Of the target; null where the table has none.</summary>
    public string? Display => Table.Cells.Display(Index) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>First day; null for "since ever".</summary>
    public DateOnly? From => Table.Cells.From(Index);

    /// <summary>Last day; null for "until further notice".</summary>
    public DateOnly? To => Table.Cells.To(Index);

    /// <summary><c>file:row</c>.</summary>
    public string Reference => $"{Table.Name}:{Table.Cells.Number(Index)}";

    public bool Covers(DateOnly? day) => day is null ? To is null : (From is null || From <= day) && (To is null || day <= To);

    /// <summary>Whether another row gives the same target and display for the same time.</summary>
    public bool SaysTheSame(CodeRow other) =>
        Table.Cells.Target(Index).SequenceEqual(other.Table.Cells.Target(other.Index)) && Table.Cells.Display(Index).SequenceEqual(other.Table.Cells.Display(other.Index)) && From == other.From && To == other.To;

    public bool Overlaps(CodeRow other) => (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);
}
