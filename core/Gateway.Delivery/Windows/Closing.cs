namespace Gateway.Delivery;

/// <summary>Why declared windows keep a destination shut at one moment.</summary>
/// <param name="Span">From when until when, everything that runs into one another taken together.</param>
/// <param name="Reason">In the words of those who declared it.</param>
internal sealed record Closing(ClosedSpan Span, string Reason);
