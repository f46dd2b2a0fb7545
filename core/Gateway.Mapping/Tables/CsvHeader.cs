using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The first row of a table that is read where it lies.</summary>
internal static class CsvHeader
{
    private const int MaxColumns = 64;

    /// <summary>Its cells; empty when there is no row. Columns behind the 64th are not looked at.</summary>
    public static ImmutableArray<string> Of(ReadOnlySpan<byte> utf8)
    {
        var csv = new CsvReader(utf8, stackalloc CsvCell[MaxColumns]);
        if (!csv.Read())
        {
            return [];
        }

        ImmutableArray<string>.Builder cells = ImmutableArray.CreateBuilder<string>();
        for (int column = 0; column < Math.Min(csv.Count, MaxColumns); column++)
        {
            cells.Add(System.Text.Encoding.UTF8.GetString(csv.Cell(column)));
        }

        return cells.ToImmutable();
    }
}
