using Gateway.Inbound.Limits;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Streams;

/// <summary>What every connection shares.</summary>
internal sealed record StreamParts(InboundDesk Desk, InboundGate Gate, InboundMetrics Metrics, TimeProvider Time, ILogger<StreamSession> Logger);
