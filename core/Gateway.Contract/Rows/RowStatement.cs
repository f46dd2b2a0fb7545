namespace Gateway.Contract;

/// <summary>One row of a row script, or one call. Valid until the reader goes on.</summary>
/// <param name="Name">The table, or the procedure.</param>
/// <param name="IsCall">Whether it is a call: values have positions instead of columns.</param>
/// <param name="Columns">The columns, as many as there are values; empty for a call, and where the script names none.</param>
/// <param name="Values">Texts, words (numbers, mostly) and nothings.</param>
/// <param name="Offset">First byte of the row or call.</param>
/// <param name="End">The byte behind it.</param>
public readonly record struct RowStatement(RowToken Name, bool IsCall, IReadOnlyList<RowToken> Columns, IReadOnlyList<RowToken> Values, int Offset, int End);
