using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Rows of one code table that can never be used, leave a hole in time, or hold signs that a sender's code never has.</summary>
internal static class CodeTableCheck
{
    public static void Check(CodeTable table, FaultList faults)
    {
        bool hasDays = false;
        foreach (CodeRow row in table.Rows)
        {
            hasDays |= row.From is not null || row.To is not null;
            CheckRow(row, faults);
        }

        if (!hasDays)
        {
            return;
        }

        foreach (IGrouping<string, CodeRow> same in table.Rows.Where(row => row.From is not null || row.To is not null).GroupBy(row => row.Code))
        {
            CheckGaps([.. same.OrderBy(row => row.From ?? DateOnly.MinValue)], faults);
        }
    }

    private static void CheckRow(CodeRow row, FaultList faults)
    {
        if (row.To < row.From)
        {
            faults.Add(IssueCodes.CodeTableWrong, $"{row.Reference}:valid_to", "Expected a day not before valid_from: the row is never valid.");
        }

        if (IsOdd(row.Table.Cells.Code(row.Index)) && OddSign(row.Code) is { } inCode)
        {
            faults.Add(IssueCodes.CodeRowSuspect, $"{row.Reference}:code", inCode);
        }

        if (IsOdd(row.Table.Cells.Target(row.Index)) && OddSign(row.Target) is { } inTarget)
        {
            faults.Add(IssueCodes.CodeRowSuspect, $"{row.Reference}:target", inTarget);
        }
    }

    private static bool IsOdd(ReadOnlySpan<byte> text) => !Ascii.IsValid(text) || text.ContainsAnyInRange((byte)0, (byte)0x1f);

    private static string? OddSign(string code)
    {
        foreach (char sign in code)
        {
            if (sign is >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A')
            {
                return $"'{sign}' is full-width: expected '{(char)(sign - 0xFEE0)}'.";
            }

            if (char.IsControl(sign) || sign is '\u200B' or '\uFEFF' or '\u00A0' or '\u3000')
            {
                return $"Expected no invisible sign (U+{(int)sign:X4}) in a code.";
            }
        }

        return null;
    }

    private static void CheckGaps(CodeRow[] rows, FaultList faults)
    {
        for (int index = 1; index < rows.Length; index++)
        {
            if (rows[index - 1].To is { } end && rows[index].From is { } begin && end < DateOnly.MaxValue.AddDays(-1) && begin > end.AddDays(1))
            {
                faults.Add(IssueCodes.CodeRowSuspect, $"{rows[index].Reference}:valid_from", $"From {end.AddDays(1):yyyy-MM-dd} to {begin.AddDays(-1):yyyy-MM-dd} nothing is said of this code: {rows[index - 1].Reference} ends before.");
            }
        }
    }
}
