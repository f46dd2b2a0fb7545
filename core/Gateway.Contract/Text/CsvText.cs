using System.Collections.Immutable;
using System.Text;

namespace Gateway.Contract;

/// <summary>Reads comma-separated text by RFC 4180: quoted cells may hold commas, line ends and doubled quotes. Spreadsheet programs' line ends and byte order marks are taken.</summary>
public static class CsvText
{
    /// <summary>Splits a text into rows of cells.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="separator">Between two cells: a comma, unless a spreadsheet of another country wrote it.</param>
    /// <returns>Rows in order, blank rows included as one empty cell, so that row numbers agree with a spreadsheet's. A quote that is never closed takes the rest of the text.</returns>
    public static List<ImmutableArray<string>> Rows(ReadOnlySpan<char> text, char separator = ',')
    {
        var rows = new List<ImmutableArray<string>>();
        ImmutableArray<string>.Builder row = ImmutableArray.CreateBuilder<string>();
        int at = text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        while (at < text.Length)
        {
            row.Add(Cell(text, separator, ref at));
            if (at < text.Length && text[at] == separator)
            {
                at++;
                if (at == text.Length)
                {
                    row.Add("");
                }

                continue;
            }

            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            rows.Add(row.DrainToImmutable());
        }

        if (row.Count > 0)
        {
            rows.Add(row.DrainToImmutable());
        }

        return rows;
    }

    private static string Cell(ReadOnlySpan<char> text, char separator, ref int at)
    {
        if (text[at] == '"')
        {
            return Quoted(text, separator, ref at);
        }

        int length = text[at..].IndexOfAny(separator, '\r', '\n');
        string cell = text.Slice(at, length < 0 ? text.Length - at : length).ToString();
        at += cell.Length;
        return cell;
    }

    private static string Quoted(ReadOnlySpan<char> text, char separator, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                break;
            }
        }

        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
        {
            cell.Append(text[at++]); // text behind the closing quote is kept, as spreadsheets do
        }

        return cell.ToString();
    }
}
