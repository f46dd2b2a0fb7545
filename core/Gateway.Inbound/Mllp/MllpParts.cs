using Gateway.Inbound.Limits;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Mllp;

/// <summary>What every MLLP connection shares.</summary>
internal sealed record MllpParts(InboundDesk Desk, InboundGate Gate, InboundMetrics Metrics, TimeProvider Time, ILogger<MllpSession> Logger);
