using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>A message of which something is of unknown outcome now.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Lane">Where it waits.</param>
/// <param name="Doubt">The oldest that is open.</param>
public sealed record OpenDoubt(long MessageId, LaneKey? Lane, Doubt Doubt);
