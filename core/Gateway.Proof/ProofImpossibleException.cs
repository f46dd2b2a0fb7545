namespace Gateway.Proof;

/// <summary>This machine lacks what a proof needs; the message says what.</summary>
internal sealed class ProofImpossibleException(string message) : Exception(message);
