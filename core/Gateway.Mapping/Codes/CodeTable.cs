using System.Collections.Immutable;
using System.Text;

namespace Gateway.Mapping;

/// <summary>One layer's rows for one concept. <see cref="CodeTableFile"/> reads it.</summary>
internal sealed class CodeTable
{
    internal static readonly ImmutableArray<string> Columns = ["code", "display", "target", "target_display", "equivalence", "valid_from", "valid_to", "note"];
    internal static readonly ImmutableArray<string> Equivalences = ["", "equal", "equivalent", "relatedto", "wider", "subsumes", "narrower", "specializes", "inexact", "unmatched"];

    private readonly CodeIndex byCode;
    private readonly Lazy<CodeIndex> byTarget;

    public CodeTable(string name, CodeCells cells)
    {
        (Name, Cells) = (name, cells);
        byCode = new CodeIndex(cells, areTargets: false);
        byTarget = new(() => new CodeIndex(cells, areTargets: true));
    }

    /// <summary>Path below the mappings folder.</summary>
    public string Name { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => Cells.Count;

    /// <summary>Rows in the file's order, for checks and explanations.</summary>
    public IEnumerable<CodeRow> Rows => Enumerable.Range(0, Cells.Count).Select(row => new CodeRow(this, row));

    internal CodeCells Cells { get; }

    /// <summary>Every row of a code.</summary>
    public IEnumerable<CodeRow> RowsOf(string code)
    {
        for (int row = byCode.First(Encoding.UTF8.GetBytes(code)); row >= 0; row = byCode.Next(row))
        {
            yield return new CodeRow(this, row);
        }
    }

    /// <summary>The row of a code on a day; without a day the one that still holds.</summary>
    public CodeRow? Find(string code, DateOnly? day) => Find(byCode, code, day);

    /// <summary>As <see cref="Find(string, DateOnly?)"/>.</summary>
    /// <param name="code">As UTF-8.</param>
    public CodeRow? Find(ReadOnlySpan<byte> code, DateOnly? day) => Find(byCode, code, day);

    /// <summary>The first row with a target, for the way back to the sender.</summary>
    public CodeRow? FindTarget(string target, DateOnly? day) => Find(byTarget.Value, target, day);

    /// <summary>For every row whose code an earlier row has at the same time, the two.</summary>
    public IEnumerable<(CodeRow Later, CodeRow Earlier)> Overlaps()
    {
        for (int row = 0; byCode.HasTwins && row < Cells.Count; row++)
        {
            for (int earlier = byCode.First(Cells.Code(row)); earlier != row; earlier = byCode.Next(earlier))
            {
                if (new CodeRow(this, row).Overlaps(new CodeRow(this, earlier)))
                {
                    yield return (new CodeRow(this, row), new CodeRow(this, earlier));
                    break;
                }
            }
        }
    }

    private CodeRow? Find(CodeIndex index, string key, DateOnly? day)
    {
        Span<byte> room = stackalloc byte[256];
        return Find(index, Encoding.UTF8.TryGetBytes(key, room, out int length) ? room[..length] : Encoding.UTF8.GetBytes(key), day);
    }

    private CodeRow? Find(CodeIndex index, ReadOnlySpan<byte> utf8, DateOnly? day)
    {
        for (int row = index.First(utf8); row >= 0; row = index.Next(row))
        {
            if (new CodeRow(this, row) is var found && found.Covers(day))
            {
                return found;
            }
        }

        return null;
    }
}
