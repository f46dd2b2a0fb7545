using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What a sheet cannot hold.</summary>
internal static class WorkbookLimits
{
    /// <summary>The first thing that does not fit; null when all does.</summary>
    /// <param name="name">The table's name for the fault.</param>
    public static Issue? Check(string name, IReadOnlyList<ImmutableArray<string>> rows)
    {
        if (rows.Count > WorkbookWriter.MostRows)
        {
            return new Issue(IssueCodes.CellUnwritable, new SourceLocation(name), $"A sheet has {WorkbookWriter.MostRows} rows at most: export to .csv.");
        }

        int row = rows.TakeWhile(cells => cells.All(cell => cell.Length <= WorkbookWriter.LongestCell)).Count();
        return row == rows.Count ? null : new Issue(IssueCodes.CellUnwritable, new SourceLocation($"{name}:{row + 1}"), $"A cell has {WorkbookWriter.LongestCell} characters at most: export to .csv.");
    }
}
