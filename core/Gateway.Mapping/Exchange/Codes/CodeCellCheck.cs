using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Looks at each cell for what spreadsheet programs do to codes: cut numbers, dates made of codes, zeros that are gone, signs that nobody sees.</summary>
/// <param name="list">The list that the targets are from; null where there is none.</param>
/// <param name="known">Codes that the table in the folder has already.</param>
internal sealed partial class CodeCellCheck(NationalList? list, IReadOnlySet<string> known, FaultList faults)
{
    /// <summary>Checks a cell that holds a code of the sender or of ours.</summary>
    public void CheckCode(GridCell cell, string at, bool isTarget)
    {
        if (Damage(cell) is { } damage)
        {
            faults.Add(IssueCodes.CellDamaged, at, damage);
            return;
        }

        if (Disguise(cell.Text) is { } disguise)
        {
            // The sender may really send such characters; the national list does not have them.
            faults.Add(isTarget ? IssueCodes.CellDamaged : IssueCodes.CellDoubtful, at, disguise);
            return;
        }

        CheckZeros(cell, at, isTarget);
    }

    /// <summary>Checks a cell that holds words.</summary>
    public void CheckWords(GridCell cell, string at)
    {
        if (cell.Kind == GridCellKind.Error || Error().IsMatch(cell.Text))
        {
            faults.Add(IssueCodes.CellDamaged, at, "A formula ended in an error here: write the text itself.");
        }
    }

    /// <summary>Reads a cell that holds a day.</summary>
    /// <returns>As tables write it; the text itself, with a fault, where it is no day.</returns>
    public string Day(GridCell cell, string at)
    {
        if (cell.Text.Length == 0 || DayText.Canonical(cell.Text) is not { } day)
        {
            string meant = double.TryParse(cell.Text, out double serial) && NumberFormats.DayOf(serial) is { } hidden ? $" The number may be {hidden:yyyy-MM-dd} as the spreadsheet counts days: give the column the format 'text' and write the day." : "";
            if (cell.Text.Length > 0)
            {
                faults.Add(IssueCodes.CellDamaged, at, $"Expected a date such as 2026-01-31.{meant}");
            }

            return cell.Text;
        }

        return day;
    }

    private static string? Damage(GridCell cell) => cell.Kind switch
    {
        GridCellKind.Error => "A formula ended in an error here: write the code itself.",
        GridCellKind.Date => "The spreadsheet has made a date of this code: give the column the format 'text' and type the code again.",
        GridCellKind.LongNumber => "The spreadsheet has made a number of this code and keeps fifteen digits of it: give the column the format 'text' and paste the code again.",
        GridCellKind.Logical => "The spreadsheet has made TRUE or FALSE of this code: give the column the format 'text' and type it again.",
        GridCellKind.Number when cell.Text.Contains('.', StringComparison.Ordinal) => "The spreadsheet has made a number of this code, so that zeros at its end may be gone: give the column the format 'text' and type it again.",
        _ when Scientific().IsMatch(cell.Text) => "This is a long number in short form; its last digits are gone. Give the column the format 'text' before pasting codes into it.",
        _ when Error().IsMatch(cell.Text) => "A formula ended in an error here: write the code itself.",
        _ when MonthAndDay().IsMatch(cell.Text) => "The spreadsheet has made a date of this code: give the column the format 'text' and type the code again.",
        _ => null,
    };

    private static string? Disguise(string code)
    {
        string plain = string.Concat(code.Where(letter => !IsInvisible(letter)).Select(letter => letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter));
        return plain == code ? null
            : code.Any(IsInvisible) ? $"The code holds a character that nobody sees (a hard blank, a tab or a zero-width sign). Expected '{plain}'."
            : code.Any(letter => letter is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ')) ? $"The code holds full-width letters or digits. Expected '{plain}'."
            : null;
    }

    private static bool IsInvisible(char letter) => letter is '\u00A0' or '\u3000' or '\t' or '\u2060' or '\uFEFF' or (>= '\u200B' and <= '\u200F');

    private void CheckZeros(GridCell cell, string at, bool isTarget)
    {
        if (list?.Padded(cell.Text) is { } padded && (isTarget || cell.Kind == GridCellKind.Number))
        {
            faults.Add(IssueCodes.CellDamaged, at, $"Leading zeros are gone: expected '{padded}'. Give the column the format 'text' and type the code again.");
        }
        else if (!isTarget && Enumerable.Range(cell.Text.Length + 1, 5).Select(length => cell.Text.PadLeft(length, '0')).FirstOrDefault(known.Contains) is { } before && !known.Contains(cell.Text) && cell.Text.All(char.IsAsciiDigit) && cell.Text.Length > 0)
        {
            faults.Add(IssueCodes.CellDamaged, at, $"Leading zeros are gone: the table has '{before}'. Give the column the format 'text' and type the code again.");
        }
        else if (cell.Kind == GridCellKind.Number && !(isTarget && list is not null))
        {
            faults.Add(IssueCodes.CellDoubtful, at, "The spreadsheet holds this code as a number: if it had leading zeros they are gone. Give the column the format 'text'.");
        }
    }

    // As Excel writes it: 1.23457E+17. A code such as 1E5 has no sign.
    [GeneratedRegex(@"^-?\d(\.\d+)?E[+-]\d{2,3}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Error();

    // What a Chinese or an English Excel makes of 1-2 in a CSV file.
    [GeneratedRegex(@"^(\d{1,2}月\d{1,2}日|\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex MonthAndDay();
}
