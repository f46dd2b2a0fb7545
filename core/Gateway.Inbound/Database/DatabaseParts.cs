using Gateway.Inbound.Limits;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Database;

/// <summary>What every polled database shares.</summary>
internal sealed record DatabaseParts(InboundDesk Desk, InboundGate Gate, InboundMetrics Metrics, TimeProvider Time, ILogger<DatabaseListener> Logger);
