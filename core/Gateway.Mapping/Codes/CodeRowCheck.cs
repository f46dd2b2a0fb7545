using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Checks the rows of one code table and reads their days.</summary>
/// <param name="name">The file's name for locations.</param>
/// <param name="header">Which column stands where.</param>
/// <param name="isList">Whether each code stands for itself.</param>
internal sealed class CodeRowCheck(string name, TableHeader header, bool isList, FaultList faults)
{
    private static readonly byte[][] EquivalenceBytes = [.. CodeTable.Equivalences.Select(Encoding.UTF8.GetBytes)];

    private readonly int code = header.IndexOf("code");
    private readonly int target = header.IndexOf(isList ? "code" : "target");
    private readonly int equivalence = header.IndexOf("equivalence");
    private readonly int from = header.IndexOf("valid_from");
    private readonly int to = header.IndexOf("valid_to");

    /// <summary>Checks a row; what is wrong goes to the faults.</summary>
    /// <returns>When the row holds.</returns>
    public CodeCells.Days Check(ref CsvReader row)
    {
        var days = new CodeCells.Days(Day(ref row, from, "valid_from"), Day(ref row, to, "valid_to"));
        if (row.Cell(code).IsEmpty)
        {
            Refuse(ref row, "code", "Expected a code.");
        }

        ReadOnlySpan<byte> relation = row.Cell(equivalence);
        if (row.Cell(target).IsEmpty && !relation.SequenceEqual("unmatched"u8))
        {
            Refuse(ref row, "target", "Expected a target, or the equivalence 'unmatched'.");
        }

        if (!IsEquivalence(relation))
        {
            Refuse(ref row, "equivalence", $"Expected one of {string.Join(", ", CodeTable.Equivalences.Skip(1))}.{NearestName.Hint(Encoding.UTF8.GetString(relation), CodeTable.Equivalences)}");
        }

        return days;
    }

    private static bool IsEquivalence(ReadOnlySpan<byte> relation)
    {
        foreach (byte[] known in EquivalenceBytes)
        {
            if (relation.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private DateOnly? Day(ref CsvReader row, int column, string columnName)
    {
        ReadOnlySpan<byte> text = row.Cell(column);
        if (text.IsEmpty)
        {
            return null;
        }

        if (Utf8Day.TryRead(text, out DateOnly day))
        {
            return day;
        }

        Refuse(ref row, columnName, "Expected a date such as 2026-01-31.");
        return null;
    }

    private void Refuse(ref CsvReader row, string column, string reason) => faults.Add(IssueCodes.CodeTableWrong, $"{name}:{row.Number}:{column}", reason);
}
