using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Says in which form a table was saved that is not ours (UTF-8, commas), and what mends it.</summary>
internal static class TableForm
{
    /// <summary>A sentence about bytes that are no UTF-8.</summary>
    public static string Describe(ReadOnlySpan<byte> bytes, string name)
    {
        Outcome<(string Text, string Encoding)> text = TableText.Decode(bytes, name);
        return text.Succeeded ? $"The file is {text.Value.Encoding} text, which Excel and WPS write for {(text.Value.Encoding == TableText.Utf16 ? "'Unicode text'" : "'CSV'")}; expected UTF-8 (save as 'CSV UTF-8'). {Mend(name)}" : text.Issues[0].Reason;
    }

    /// <summary>A sentence about columns that other marks than commas separate; null where commas do.</summary>
    public static string? DescribeSeparator(string csv, string name) => CsvGrid.SeparatorOf(csv) switch
    {
        ';' => $"The columns are separated by semicolons; expected commas. {Mend(name)}",
        '\t' => $"The columns are separated by tabs; expected commas. {Mend(name)}",
        _ => null,
    };

    private static string Mend(string name) => $"Mend it with: gateway mappings normalize {name}";
}
