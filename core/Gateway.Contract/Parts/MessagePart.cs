namespace Gateway.Contract;

/// <summary>One of several files that are one message.</summary>
/// <param name="Name">The file's name, without folders.</param>
/// <param name="Offset">Its first byte in the message.</param>
/// <param name="Length">Its bytes.</param>
public readonly record struct MessagePart(string Name, int Offset, int Length);
