namespace Gateway.Pipeline;

/// <summary>A past message to try a draft on.</summary>
/// <param name="Name">Its number in the journal, or its file: what reports name it by.</param>
/// <param name="Institution">Whose it was.</param>
/// <param name="Source">The source's id.</param>
/// <param name="Version">The version that mapped it; null where nobody wrote it down, then the service date picks it.</param>
/// <param name="Bytes">Without transport framing.</param>
public sealed record PastBytes(string Name, string Institution, string Source, string? Version, ReadOnlyMemory<byte> Bytes);
