using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>How a person let a parked message go on.</summary>
/// <param name="How">In which way.</param>
/// <param name="Number">The platform's number that is adopted; null otherwise.</param>
/// <param name="Reason">What the person wrote.</param>
/// <param name="At">When.</param>
/// <param name="AfterAttempts">How many attempts came before it.</param>
public sealed record PersonOrder(ReleaseHow How, string? Number, string Reason, DateTimeOffset At, int AfterAttempts);
