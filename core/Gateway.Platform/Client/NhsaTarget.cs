using System.Collections.Immutable;
using System.Net;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>The national platform, as the institution's province speaks it.</summary>
internal sealed partial class NhsaTarget(IKnowledgeSource knowledge, PlanReader reader, DestinationForms forms, IPlatformWire wire, IOptions<PlatformOptions> options, KeyHold keys, IUnknownTexts unknownTexts, TimeProvider time, PlatformMeter meter, ILogger<NhsaTarget> logger)
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
        bool isAlone = options.Value.Nhsa.Count == 1;
        if (keys.Holds(dialect.Area, () => options.Value.EndpointOf(dialect)?.Secrets ?? "", isAlone))
        {
            return NotSent($"{keys.WordsOf(dialect.Area)} The platform of area {dialect.Area} is not asked again for a while.".TrimStart()) with { IsKeyRefused = true };
        }

        if (options.Value.EndpointOf(dialect) is not { Url: { } address } endpoint)
        {
            return NotSent($"No address is configured for area {dialect.Area}.");
        }

        TimeSpan timeout = options.Value.AnswerTimeout > TimeSpan.Zero ? options.Value.AnswerTimeout : dialect.Timeout;
        var call = new WireCall(dialect, address, endpoint, institution.Code, intent.Transaction, intent.Bytes, timeout) { ListenOn = options.Value.ListenOn };
        HttpExchange exchange = await wire.SendAsync(call, cancellationToken);
        TargetAnswer answer = await ReadAsync(exchange, plan, item, intent, dialect);
        answer = answer with { IsClosed = answer.IsClosed && (isAlone || !answer.IsKeyRefused) }; // another area's key may be good
        if (answer.IsKeyRefused || answer.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Refused)
        {
            LearnKey(dialect, endpoint, answer);
        }

        meter.Attempted(Destinations.Nhsa, intent.Transaction, answer);
        LogAttempt(item.Message.Id, intent.Transaction, intent.MsgId, answer.Outcome, answer.Timing.Wait.TotalMilliseconds);
        return answer;
    }

    private void LearnKey(Dialect dialect, NhsaEndpoint endpoint, TargetAnswer answer)
    {
        if (keys.Learn(dialect.Area, endpoint.Secrets, answer.IsKeyRefused, answer.Detail) && answer.IsKeyRefused)
        {
            meter.KeyRefused(Destinations.Nhsa, dialect.Area);
            LogKeyRefused(IssueCodes.PlatformKeyRefused.Id, dialect.Area, IssueCodes.PlatformKeyRefused.Chinese, IssueCodes.PlatformKeyRefused.English);
        }
    }

    private async Task<TargetAnswer> ReadAsync(HttpExchange exchange, Plan plan, DeliveryItem item, AttemptIntent intent, Dialect dialect)
    {
        if (exchange is not HttpExchange.Answered answered)
        {
            var broken = (HttpExchange.Broken)exchange;
            string cause = broken.IsKeyRefused ? $"{IssueCodes.PlatformKeyRefused.Id} {broken.Cause}" : broken.Cause;
            return new TargetAnswer(broken.Outcome, cause, default, broken.Timing, [])
            {
                IsClosed = broken.IsKeyRefused,
                IsKeyRefused = broken.IsKeyRefused,
                Late = broken.Late is { } late ? LateAsync(late, plan.Institution, intent.Transaction, dialect.Answer) : null,
            };
        }

        ReplyReading reading = Reading(answered, plan.Institution, intent.Transaction, dialect.Answer);
        reading = reading.IsKeyRefused ? reading with { Detail = reading.Detail + ClockSkew.Of(answered.Ahead) } : reading;
        if (reading.UnknownText.Length > 0)
        {
            await unknownTexts.NoteAsync(item.Message.Id, Destinations.Nhsa, intent.Transaction, TextMask.Of(reading.UnknownText, item.Attempts.SelectMany(attempt => PersonNames.In(attempt.Answer)), item.Canonical, intent.Bytes));
        }

        if (reading.IsTwice)
        {
            meter.AnsweredTwice(intent.Transaction);
        }

        var attempt = new Attempt(intent, reading.Outcome, reading.Detail, answered.Body, time.GetUtcNow());
        if (reading.Outcome == AttemptOutcome.Accepted && LacksWhatItGives(plan, attempt) is { } missing)
        {
            return new TargetAnswer(AttemptOutcome.Unknown, $"The answer says that it was done, but does not give {missing}.", answered.Body, answered.Timing, []);
        }

        if (reading.Outcome == AttemptOutcome.Accepted && OtherMessage.IsAnswered(intent, ReplyJson.Output(answered.Body, "output")))
        {
            return new TargetAnswer(AttemptOutcome.Unknown, OtherMessage.Words, answered.Body, answered.Timing, []);
        }

        ITransactionForms form = forms.Find(plan)!; // the plan was made with these forms
        ImmutableArray<KeyBookRow> learned = KeyBookLearning.From(plan, item.Attempts, attempt, attempts => reader.Fold(plan, form, attempts, item.Orders));
        string area = knowledge.Current.Mapping?.Institution(plan.Institution)?.Area ?? "";
        ImmutableArray<LedgerLine> booked = new LedgerBooking(plan, form, knowledge.Current, dialect.FundPaySumamt, area).Of(item.Attempts, attempt, attempts => reader.Fold(plan, form, attempts, item.Orders));
        return new TargetAnswer(reading.Outcome, reading.Detail, answered.Body, answered.Timing, learned)
        {
            Booked = booked,
            IsClosed = reading.IsClosed,
            RetryAfter = answered.Status == HttpStatusCode.TooManyRequests ? answered.RetryAfter : null,
            IsKeyRefused = reading.IsKeyRefused,
            SignNo = reading.Outcome == AttemptOutcome.Accepted ? GivenSession(plan, attempt) : null,
            HasSessionEnded = reading.HasSessionEnded || (reading.Outcome == AttemptOutcome.Accepted && intent.Transaction == "9002"),
        };
    }

    /// <summary>What an answer would have meant in time; null when none came after all.</summary>
    private async Task<TargetAnswer?> LateAsync(Task<HttpExchange> late, string institution, string transaction, DialectAnswer rules)
    {
        if (await late is not HttpExchange.Answered answered)
        {
            return null;
        }

        ReplyReading reading = Reading(answered, institution, transaction, rules);
        return new TargetAnswer(reading.Outcome, reading.Detail, answered.Body, answered.Timing, []);
    }

    private ReplyReading Reading(HttpExchange.Answered answered, string institution, string transaction, DialectAnswer rules) =>
        answered.IsFile && ReplyReading.OfFile(answered.Status, answered.Body) is { } file
            ? file
            : ReplyReading.Of(transaction, answered.Status, answered.HasRetryAfter, answered.Body, knowledge.Current.TextsFor(institution), rules);

    /// <summary>A success without its number is no usable success: the settlement may exist and we could never name it.</summary>
    private string? LacksWhatItGives(Plan plan, Attempt attempt)
    {
        PlanStep? step = attempt.Intent.Purpose == AttemptPurpose.Do ? plan.Steps.FirstOrDefault(step => step.Transaction == attempt.Intent.Transaction && attempt.Intent.Step.Split('#')[0] == step.Name) : null;
        if (step is not { Gives.IsEmpty: false } || (step.Kind == StepKind.Query && !step.IsTriedAgain) || forms.Find(plan) is not { } form)
        {
            return null;
        }

        TransactionAnswer? answer = reader.Answer(plan, form, attempt);
        return step.Gives.FirstOrDefault(fact => answer is null || !answer.Facts.ContainsKey(fact));
    }

    private string? GivenSession(Plan plan, Attempt attempt) =>
        attempt.Intent.Transaction == "9001" && forms.Find(plan) is { } form ? form.Read(plan, attempt.Intent.Transaction, form.Output(attempt.Answer)).Partial?.Facts.GetValueOrDefault(SessionKey.Number) : null;

    private static TargetAnswer NotSent(string cause) => new(AttemptOutcome.NotSent, cause, default, default, []);

    [LoggerMessage(EventIds.KeyRefused, LogLevel.Warning, "{IssueCode}: area {Area}. {Chinese} {English}")]
    private partial void LogKeyRefused(string issueCode, string area, string chinese, string english);

    [LoggerMessage(EventIds.AttemptEnded, LogLevel.Debug, "Message {MessageId}: transaction {Transaction} under {MsgId} came to {Outcome} after {WaitMilliseconds} ms.")]
    private partial void LogAttempt(long messageId, string transaction, string msgId, AttemptOutcome outcome, double waitMilliseconds);
}
