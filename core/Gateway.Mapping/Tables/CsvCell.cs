namespace Gateway.Mapping;

/// <summary>Where a cell's text stands in a table's bytes.</summary>
/// <param name="Start">First byte; of a cell that is to be unquoted, its opening quote.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="IsQuoted">Whether the bytes hold doubled quotes or text behind the closing quote, so that they are not the text itself.</param>
internal readonly record struct CsvCell(int Start, int Length, bool IsQuoted);
