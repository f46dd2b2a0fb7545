namespace Gateway.Pipeline.Correcting;

/// <summary>What came of skipping or correcting a message.</summary>
/// <param name="Done">Whether it was done.</param>
/// <param name="Successor">The corrected message's number; null where there is none.</param>
public sealed record Corrected(bool Done, string Chinese, string English, long? Successor = null)
{
    internal static Corrected No(string chinese, string english) => new(false, chinese, english);
}
