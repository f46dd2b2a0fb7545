using System.Globalization;
using Gateway.Journal;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Gateway.Delivery;

/// <summary>One transaction of one destination behind its timeout and its breaker. Always answers; never throws.</summary>
internal sealed partial class GuardedTarget
{
    // The breaker itself compares with the clock once more; a hair later it surely lets the probe through.
    private static readonly TimeSpan Hair = TimeSpan.FromMilliseconds(1);

    private readonly IDeliveryTarget target;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly string name;
    private readonly TimeSpan timeout;
    private readonly CircuitBreakerStateProvider breaker = new();
    private readonly ResiliencePipeline<TargetAnswer> pipeline;
    private volatile bool isBroken;

    public GuardedTarget(IDeliveryTarget target, string name, TimeSpan timeout, BreakerOptions options, TimeProvider time, ILogger logger)
    {
        (this.target, this.name, this.timeout, this.time, this.logger) = (target, name, timeout, time, logger);
        Outages = new OutageLog(time);
        pipeline = new ResiliencePipelineBuilder<TargetAnswer> { TimeProvider = time }
            .AddCircuitBreaker(Breaker(options))
            .AddTimeout(timeout)
            .Build();
    }

    public CircuitState State => breaker.CircuitState;

    /// <summary>When its calls were stopped because they failed.</summary>
    public OutageLog Outages { get; }

    /// <summary>What the last call that failed came to; null before the first.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>When an open breaker lets one call through, in steady time.</summary>
    public DateTimeOffset ReopensAt { get; private set; }

    public async Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
    {
        TargetAnswer answer = await GuardedAsync(item, intent, cancellationToken);
        LastFailure = IsFailure(answer) ? answer.Detail : LastFailure;
        if (isBroken && State == CircuitState.Closed)
        {
            isBroken = false;
            Outages.End();
            LogBreakerClosed(name);
        }

        return answer;
    }

    private async Task<TargetAnswer> GuardedAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static (call, token) => new ValueTask<TargetAnswer>(call.Target.SendAsync(call.Item, call.Intent, token)), (Target: target, Item: item, Intent: intent), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            return Answered(AttemptOutcome.NotSent, "The breaker is open.");
        }
        catch (TimeoutRejectedException)
        {
            return Answered(AttemptOutcome.Unknown, string.Create(CultureInfo.InvariantCulture, $"No answer within {timeout.TotalSeconds:0.#} s."));
        }
        catch (OperationCanceledException)
        {
            return Answered(AttemptOutcome.Unknown, "Cut off before the answer came.");
        }
        catch (Exception bug) // a target answers for everything the other side does: this is ours, and whether a byte left nobody knows
        {
            LogTargetFailed(bug, name, item.Message.Id);
            return Answered(AttemptOutcome.Unknown, $"The gateway failed while sending: {bug.GetType().Name}.");
        }
    }

    private static bool IsFailure(TargetAnswer answer) => answer is { IsClosed: false, IsKeyRefused: false, Outcome: AttemptOutcome.NotSent or AttemptOutcome.Unknown };

    private static TargetAnswer Answered(AttemptOutcome outcome, string detail) => new(outcome, detail, default, default, []);

    private CircuitBreakerStrategyOptions<TargetAnswer> Breaker(BreakerOptions options) => new()
    {
        FailureRatio = options.FailureRatio,
        MinimumThroughput = options.MinimumCalls,
        SamplingDuration = options.Sampling,
        StateProvider = breaker,
        ShouldHandle = call => ValueTask.FromResult(call.Outcome.Exception is not null || (call.Outcome.Result is { } answer && IsFailure(answer))),
        BreakDurationGenerator = arguments => ValueTask.FromResult(BreakFor(options, arguments.HalfOpenAttempts)),
    };

    private TimeSpan BreakFor(BreakerOptions options, int failedProbes)
    {
        double doubled = Math.Min(options.Break.TotalMilliseconds * Math.Pow(2, failedProbes), options.LongestBreak.TotalMilliseconds);
        TimeSpan duration = TimeSpan.FromMilliseconds(doubled);
        ReopensAt = time.GetUtcNow() + duration + Hair;
        isBroken = true;
        Outages.Begin();
        LogBreakerOpened(name, ReopensAt);
        return duration;
    }

    [LoggerMessage(EventIds.TargetFailed, LogLevel.Error, "Sending {Transaction} for message {MessageId} threw; its outcome counts as unknown.")]
    private partial void LogTargetFailed(Exception bug, string transaction, long messageId);

    [LoggerMessage(EventIds.BreakerOpened, LogLevel.Warning, "Calls of {Transaction} fail: they stop until {ReopensAt}.")]
    private partial void LogBreakerOpened(string transaction, DateTimeOffset reopensAt);

    [LoggerMessage(EventIds.BreakerClosed, LogLevel.Information, "Calls of {Transaction} succeed again.")]
    private partial void LogBreakerClosed(string transaction);
}
