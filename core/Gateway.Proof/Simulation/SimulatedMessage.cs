using Gateway.Journal;

namespace Gateway.Proof.Simulation;

/// <summary>A message as the assembly line would commit it.</summary>
/// <param name="Institution">Whose it is.</param>
/// <param name="Source">Of which source.</param>
/// <param name="Bytes">As they came.</param>
/// <param name="Prepared">J2.</param>
internal sealed record SimulatedMessage(string Institution, string Source, ReadOnlyMemory<byte> Bytes, JournalFact.Prepared Prepared);

/// <summary>What a hospital sends of one visit.</summary>
/// <param name="Number">The hospital's own.</param>
/// <param name="Bill">Registers, uploads and settles.</param>
/// <param name="Cancel">Takes it back.</param>
internal sealed record SimulatedVisit(string Number, SimulatedMessage Bill, SimulatedMessage Cancel);
