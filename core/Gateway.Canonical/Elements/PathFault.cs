namespace Gateway.Canonical;

/// <summary>Why a path does not fit the model.</summary>
/// <param name="Reason">What was expected, with the nearest right name where one is near.</param>
public sealed record PathFault(string Reason);
