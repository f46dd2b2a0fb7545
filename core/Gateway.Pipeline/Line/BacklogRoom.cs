using System.Diagnostics.Metrics;
using Gateway.Delivery;
using Gateway.Inbound;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline;

/// <summary>Keeps the listeners from taking more than the lanes can hold. What was accepted is never dropped for it.</summary>
internal sealed partial class BacklogRoom : IInboundRoom
{
    private readonly DeliveryEngine engine;
    private readonly GatewayLine line;
    private readonly IOptions<PipelineOptions> options;
    private readonly ILogger<BacklogRoom> logger;
    private volatile bool isFull;

    public BacklogRoom(DeliveryEngine engine, GatewayLine line, IOptions<PipelineOptions> options, IMeterFactory meters, TimeProvider time, ILogger<BacklogRoom> logger)
    {
        (this.engine, this.line, this.options, this.logger) = (engine, line, options, logger);
        Meter meter = meters.Create(PipelineMeter.Name);
        meter.CreateObservableGauge("gateway.pipeline.stored.waiting", () => line.Stored, "{message}", "Messages whose senders were told that they are stored, and that are not in their lanes yet.");
        meter.CreateObservableGauge("gateway.pipeline.stored.oldest", () => line.OldestStored is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0, "s", "How long the oldest of them has been here.");
    }

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
