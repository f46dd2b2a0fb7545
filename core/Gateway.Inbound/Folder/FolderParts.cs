using Gateway.Inbound.Limits;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Folder;

/// <summary>What every watched folder shares.</summary>
internal sealed record FolderParts(InboundDesk Desk, InboundGate Gate, InboundMetrics Metrics, TimeProvider Time, ILogger<FolderListener> Logger);
