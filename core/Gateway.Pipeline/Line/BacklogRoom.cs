using Gateway.Delivery;
using Gateway.Inbound;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline;

/// <summary>Keeps the listeners from taking more than the lanes can hold. What was accepted is never dropped for it.</summary>
internal sealed partial class BacklogRoom(DeliveryEngine engine, GatewayLine line, IOptions<PipelineOptions> options, ILogger<BacklogRoom> logger) : IInboundRoom
{
    private volatile bool isFull;

    public bool HasRoom
    {
        get
        {
            long waiting = engine.Waiting + line.OnTheirWay, most = options.Value.MaxWaiting;
            bool full = waiting >= (isFull ? most - (most / 20) : most);
            if (full != isFull)
            {
                isFull = full;
                Log(full, waiting);
            }

            return !full;
        }
    }

    private void Log(bool full, long waiting)
    {
        if (full)
        {
            LogFull(waiting);
        }
        else
        {
            LogEased(waiting);
        }
    }

    [LoggerMessage(EventIds.BacklogFull, LogLevel.Warning, "{Waiting} messages wait: the listeners take nothing until there are fewer.")]
    private partial void LogFull(long waiting);

    [LoggerMessage(EventIds.BacklogEased, LogLevel.Information, "{Waiting} messages wait: the listeners take messages again.")]
    private partial void LogEased(long waiting);
}
