using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>The national platform, as the institution's province speaks it.</summary>
internal sealed partial class NhsaTarget(IKnowledgeSource knowledge, PlanReader reader, DestinationForms forms, NhsaWire wire, IOptions<PlatformOptions> options, TimeProvider time, PlatformMeter meter, ILogger<NhsaTarget> logger)
    : IDeliveryTarget
{
    /// <inheritdoc/>
    public async Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
    {
        if (reader.Whole(item) is not { } plan || knowledge.Current.Mapping?.Institution(plan.Institution) is not { } institution)
        {
            return NotSent("The plan cannot be read or its institution is not known.");
        }

        Dialect dialect = knowledge.Current.Dialects.Of(institution);
        if (options.Value.EndpointOf(dialect) is not { Url: { } address } endpoint)
        {
            return NotSent($"No address is configured for area {dialect.Area}.");
        }

        TimeSpan timeout = options.Value.AnswerTimeout > TimeSpan.Zero ? options.Value.AnswerTimeout : dialect.Timeout;
        var call = new WireCall(dialect, address, endpoint, institution.Code, intent.Transaction, intent.Bytes, timeout);
        HttpExchange exchange = await wire.SendAsync(call, cancellationToken);
        TargetAnswer answer = Read(exchange, plan, item, intent, dialect.Answer);
        meter.Attempted(Destinations.Nhsa, intent.Transaction, answer);
        LogAttempt(item.Message.Id, intent.Transaction, intent.MsgId, answer.Outcome, answer.Timing.Wait.TotalMilliseconds);
        return answer;
    }

    private TargetAnswer Read(HttpExchange exchange, Plan plan, DeliveryItem item, AttemptIntent intent, DialectAnswer rules)
    {
        if (exchange is not HttpExchange.Answered answered)
        {
            var broken = (HttpExchange.Broken)exchange;
            return new TargetAnswer(broken.Outcome, broken.Cause, default, broken.Timing, []);
        }

        ReplyReading reading = ReplyReading.Of(intent.Transaction, answered.Status, answered.HasRetryAfter, answered.Body, knowledge.Current.Texts, rules);
        var attempt = new Attempt(intent, reading.Outcome, reading.Detail, answered.Body, time.GetUtcNow());
        if (reading.Outcome == AttemptOutcome.Accepted && LacksWhatItGives(plan, attempt) is { } missing)
        {
            return new TargetAnswer(AttemptOutcome.Unknown, $"The answer says that it was done, but does not give {missing}.", answered.Body, answered.Timing, []);
        }

        ImmutableArray<KeyBookRow> learned = KeyBookLearning.From(plan, item.Attempts, attempt, attempts => reader.Fold(plan, forms.Find(plan)!, attempts)); // the plan was made with these forms
        return new TargetAnswer(reading.Outcome, reading.Detail, answered.Body, answered.Timing, learned) { IsClosed = reading.IsClosed };
    }

    /// <summary>A success without its number is no usable success: the settlement may exist and we could never name it.</summary>
    private string? LacksWhatItGives(Plan plan, Attempt attempt)
    {
        PlanStep? step = attempt.Intent.Purpose == AttemptPurpose.Do ? plan.Steps.FirstOrDefault(step => step.Transaction == attempt.Intent.Transaction && attempt.Intent.Step.Split('#')[0] == step.Name) : null;
        if (step is not { Kind: StepKind.Effect, Gives.IsEmpty: false } || forms.Find(plan) is not { } form)
        {
            return null;
        }

        TransactionAnswer? answer = form.Read(plan, attempt.Intent.Transaction, form.Output(attempt.Answer)).Partial;
        return step.Gives.FirstOrDefault(fact => answer is null || !answer.Facts.ContainsKey(fact));
    }

    private static TargetAnswer NotSent(string cause) => new(AttemptOutcome.NotSent, cause, default, default, []);

    [LoggerMessage(EventIds.AttemptEnded, LogLevel.Debug, "Message {MessageId}: transaction {Transaction} under {MsgId} came to {Outcome} after {WaitMilliseconds} ms.")]
    private partial void LogAttempt(long messageId, string transaction, string msgId, AttemptOutcome outcome, double waitMilliseconds);
}
