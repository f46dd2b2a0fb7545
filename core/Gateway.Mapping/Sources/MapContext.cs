namespace Gateway.Mapping;

/// <summary>What mapping needs beside the record.</summary>
/// <param name="Institution">Whose message it is.</param>
/// <param name="ContentHash">Hex sha256 of institution, source and bytes (<see cref="ContentId"/>): ids derive from it.</param>
/// <param name="ServiceDate">Picks codes by validity; null takes the newest.</param>
public sealed record MapContext(Institution Institution, string ContentHash, DateOnly? ServiceDate);
