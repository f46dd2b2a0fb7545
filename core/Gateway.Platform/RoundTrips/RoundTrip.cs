using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;

using Book = System.Collections.Generic.Dictionary<(string Scope, string Local), System.Collections.Immutable.ImmutableDictionary<string, string>>;

namespace Gateway.Platform;

/// <summary>
/// Delivers stories of canonical messages to a platform through the product's own planner and client, one attempt after the other as a lane would,
/// with a key book in memory and no journal: for the twin and for a province's test environment, never for real patients.
/// </summary>
public sealed class RoundTrip(IKnowledgeSource knowledge, IPlanner planner, IDeliveryTarget target, TimeProvider time)
{
    private const int MostAttempts = 200;
    private readonly PlanBuilder builder = new(knowledge);
    private int sequence;

    /// <summary>Runs a story from its first message to its last; stops at the first that is not accepted.</summary>
    public async Task<RoundTripResult> RunAsync(RoundTripStory story, CancellationToken cancellationToken)
    {
        var calls = ImmutableArray.CreateBuilder<RoundTripCall>();
        var book = new Book();
        foreach (StoryMessage message in story.Messages)
        {
            ImmutableArray<Issue> faults = await DeliverAsync(message, book, calls, cancellationToken);
            if (!faults.IsEmpty)
            {
                return new RoundTripResult(story.Name, calls.ToImmutable(), [.. faults.Select(fault => fault with { At = new SourceLocation($"{message.File}: {fault.At.Path}") })]);
            }
        }

        return new RoundTripResult(story.Name, calls.ToImmutable(), []);
    }

    private ImmutableDictionary<string, ImmutableDictionary<string, string>> KnownTo(StoryMessage message, Book book) =>
        builder.Pages(message.Event, message.Message).ToImmutableDictionary(page => page.Scope, page => book.GetValueOrDefault((page.Scope, page.Local)) ?? []);

    /// <returns>Why it was not accepted; empty when it was.</returns>
    private async Task<ImmutableArray<Issue>> DeliverAsync(StoryMessage message, Book book, ImmutableArray<RoundTripCall>.Builder calls, CancellationToken cancellationToken)
    {
        if (knowledge.Current.Mapping?.Institution(message.Institution) is not { } institution)
        {
            return [new Issue(IssueCodes.PlanFaulty, SourceLocation.Whole, $"Expected an institution that the mappings know; {message.Institution} is not one.")];
        }

        Outcome<PlannedMessage> planning = builder.Build(new PlanRequest(message.Event, message.Message, institution, KnownTo(message, book), "sample"));
        if (!planning.TryGetValue(out PlannedMessage? planned))
        {
            return planning.Issues;
        }

        DateTimeOffset now = time.GetUtcNow();
        var header = new MessageHeader(1, institution.Code, "sample", message.File, MessageState.Prepared, now, now, "", 0, message.Event, planned.Lane, null, null, null, 0);
        var item = new DeliveryItem(header, planned.Plan.ToJson(), CanonicalJson.Write(message.Message), []);
        while (item.Attempts.Length < MostAttempts)
        {
            switch (planner.Next(item))
            {
                case DeliveryAction.Send send:
                    (Attempt attempt, ImmutableArray<KeyBookRow> learned) = await SendAsync(item, send, cancellationToken);
                    item = item with { Attempts = item.Attempts.Add(attempt) };
                    Learn(book, learned);
                    calls.Add(CallOf(message, planned.Plan, attempt));
                    break;
                case DeliveryAction.Finish finish:
                    return finish.State == MessageState.Accepted ? [] : [.. finish.Issues.DefaultIfEmpty(NotAccepted(finish.State.ToString()))];
                case DeliveryAction.Park park:
                    return park.Issues;
            }
        }

        return [NotAccepted("without end")];
    }

    private async Task<(Attempt Attempt, ImmutableArray<KeyBookRow> Learned)> SendAsync(DeliveryItem item, DeliveryAction.Send send, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow().ToOffset(ChinaTime.Offset);
        if (send.NotBefore - now is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        var stamp = new AttemptStamp(string.Create(CultureInfo.InvariantCulture, $"{item.Message.Institution}{now:yyyyMMddHHmmss}{++sequence:D4}"), now);
        var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, now, send.Fill(stamp));
        TargetAnswer answer = await target.SendAsync(item, intent, cancellationToken);
        return (new Attempt(intent, answer.Outcome, answer.Detail, answer.Answer, time.GetUtcNow()), answer.Learned);
    }

    private static void Learn(Book book, ImmutableArray<KeyBookRow> rows)
    {
        foreach (KeyBookRow row in rows)
        {
            book[(row.Scope, row.Local)] = (book.GetValueOrDefault((row.Scope, row.Local)) ?? []).SetItem(row.Name, row.Value);
        }
    }

    private RoundTripCall CallOf(StoryMessage message, Plan plan, Attempt attempt)
    {
        JsonElement output = ReplyJson.Output(attempt.Answer, "output");
        Outcome<TransactionAnswer>? read = plan.Destination == Destinations.Nhsa && HasContent(output) ? knowledge.Current.Mapping?.Platform?.Read(attempt.Intent.Transaction, output) : null;
        bool isDone = knowledge.Current.Recovery.IsTakingBack(attempt.Intent.Transaction)
            && knowledge.Current.TextsFor(message.Institution).Find(attempt.Intent.Transaction, attempt.Detail)?.Class == AnswerClass.Done;
        return new RoundTripCall(
            message.File, attempt.Intent.Transaction, attempt.Outcome, attempt.Detail, read?.Partial?.Facts.Count ?? 0, read?.Partial?.Bundle.Entry.Count ?? 0, read?.Issues ?? []) { IsDoneAlready = isDone };
    }

    /// <summary>An ask that finds nothing answers with nothing: there is nothing to read.</summary>
    private static bool HasContent(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(member => HasContent(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(HasContent),
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        _ => true,
    };

    private static Issue NotAccepted(string state) => new(IssueCodes.PlatformRefused, SourceLocation.Whole, $"Expected the message to be accepted; it ended {state}.");
}
