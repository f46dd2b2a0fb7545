using System.Collections.Immutable;
using System.Diagnostics;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Pipeline;

/// <summary>Runs steps in order. One catch around each: a bug parks its message and stops none of its neighbours.</summary>
internal sealed partial class AssemblyLine(IJournal journal, TimeProvider time, ILogger<AssemblyLine> logger)
{
    private static readonly ActivitySource Traces = new("Gateway.Pipeline");

    /// <summary>Runs the steps until one refuses or parks the message, or recognises a resend.</summary>
    public async ValueTask RunAsync(MessageContext context, IEnumerable<IStep> steps, CancellationToken cancellationToken)
    {
        foreach (IStep step in steps.TakeWhile(_ => !context.IsRefused && !context.IsParked && !context.IsResend))
        {
            using Activity? activity = Activity.Current is null ? null : Traces.StartActivity(step.Name); // below the message's own span; a preview has none
            long started = Stopwatch.GetTimestamp();
            await RunOneAsync(context, step, cancellationToken);
            PipelineMeter.StepTook(step.Name, Stopwatch.GetElapsedTime(started));
        }
    }

    private async ValueTask RunOneAsync(MessageContext context, IStep step, CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(context, cancellationToken);
        }
        catch (JournalBrokenException)
        {
            throw; // when memory and journal disagree nothing goes on: the host stops and a restart replays the truth
        }
        catch (Exception bug) when (!cancellationToken.IsCancellationRequested)
        {
            LogStepFailed(bug.GetType().Name, bug.StackTrace, step.Name, context.MessageId); // an exception's text may quote what a sender sent
            var issue = new Issue(IssueCodes.InternalFault, SourceLocation.Whole, $"Step {step.Name} failed; the log names the place.");
            (context.IsParked, context.Issues) = (true, context.Issues.Add(issue));
            if (context.MessageId != 0)
            {
                await journal.AppendAsync(context.MessageId, new JournalFact.Parked([issue]), new FactOrigin("gateway", step.Name, time.GetUtcNow()), CancellationToken.None);
            }
        }
    }

    [LoggerMessage(EventIds.StepFailed, LogLevel.Error, "Step {Step} failed on message {MessageId} with {Exception}. {Place}")]
    private partial void LogStepFailed(string exception, string? place, string step, long messageId);
}
