namespace Gateway.Adapter.Calls.Parsing;

/// <summary>One value of a call, without its quotes and the blanks around it.</summary>
/// <param name="Offset">Its first byte in the message.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="HasTwoQuotes">Whether a quote inside was written twice.</param>
internal readonly record struct Argument(int Offset, int Length, bool HasTwoQuotes);
