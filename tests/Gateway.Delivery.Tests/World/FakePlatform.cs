using System.Text;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

/// <summary>What a destination does with a call.</summary>
internal enum Behaviour
{
    /// <summary>Does it and says so.</summary>
    Act,

    /// <summary>Does it; the answer is lost.</summary>
    ActThenDrop,

    /// <summary>Does nothing; the sender cannot tell.</summary>
    Drop,

    /// <summary>Says no.</summary>
    Refuse,

    /// <summary>Not a byte arrives.</summary>
    Down,

    /// <summary>Says that it takes nothing now.</summary>
    Closed,

    /// <summary>Does not take our key.</summary>
    WrongKey,

    /// <summary>Asks to be left alone for 90 seconds.</summary>
    AskLater,

    /// <summary>Never answers.</summary>
    Stall,

    /// <summary>The client has a bug.</summary>
    Throw,
}

/// <summary>The far side: remembers what was done, and answers as it is told.</summary>
internal sealed class FakePlatform(Func<FakePlatform.Call, Behaviour> behaviour, Func<TimeSpan>? takes, TimeProvider time, SimulatedScheduler scheduler)
{
    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    /// <summary>Every call that arrived, in order.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>Every effect, in order: message and step.</summary>
    public List<(long MessageId, string Step)> Effects { get; } = [];

    /// <summary>The only session number that it takes from whoever needs one; changes with every sign-in of a day.</summary>
    public string Session { get; set; } = "";

    public int Concurrent { get; private set; }

    public int MostConcurrent { get; private set; }

    public IDeliveryTarget For(SimulatedJournal process) => new Client(this, process);

    private async Task<TargetAnswer> TakeAsync(Call call, CancellationToken cancellationToken)
    {
        Behaviour chosen = behaviour(call);
        Calls.Add(call);
        MostConcurrent = Math.Max(MostConcurrent, ++Concurrent);
        try
        {
            Task<TargetAnswer> answer = ChooseAsync(chosen, call, cancellationToken); // it acts when the call arrives; only the answer takes its time
            await Task.Yield();
            if (takes is not null)
            {
                await Task.Delay(takes(), time, CancellationToken.None);
            }

            return await answer;
        }
        finally
        {
            Concurrent--;
        }
    }

    private async Task<TargetAnswer> ChooseAsync(Behaviour chosen, Call call, CancellationToken cancellationToken)
    {
        switch (chosen)
        {
            case Behaviour.Act:
                return Acted(call);
            case Behaviour.ActThenDrop:
                Acted(call);
                return Answer(AttemptOutcome.Unknown, "reset");
            case Behaviour.Drop:
                return Answer(AttemptOutcome.Unknown, "reset");
            case Behaviour.Refuse:
                return Answer(AttemptOutcome.Refused, "refused");
            case Behaviour.Down:
                return Answer(AttemptOutcome.NotSent, "connection refused");
            case Behaviour.Closed:
                return Answer(AttemptOutcome.NotSent, "系统维护") with { IsClosed = true };
            case Behaviour.WrongKey:
                return Answer(AttemptOutcome.NotSent, "GW6801 HTTP 401") with { IsClosed = true, IsKeyRefused = true };
            case Behaviour.AskLater:
                return Answer(AttemptOutcome.NotSent, "HTTP 429") with { IsClosed = true, RetryAfter = TimeSpan.FromSeconds(90) };
            case Behaviour.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                throw new InvalidOperationException("unreachable");
            default:
                await Task.Yield();
                throw new InvalidOperationException("a bug in the client");
        }
    }

    private TargetAnswer Acted(Call call)
    {
        string key = $"{call.MessageId}/{call.Step}";
        if (call.Transaction == "9001")
        {
            Session = Session.Length == 0 ? $"S{Calls.Count}" : Session;
            return Answer(AttemptOutcome.Accepted, "done") with { SignNo = Session };
        }

        if (call.Step.Contains('@', StringComparison.Ordinal) && call.SignNo != Session)
        {
            return Answer(AttemptOutcome.NotSent, "未签到") with { HasSessionEnded = true };
        }

        if (call.Purpose == AttemptPurpose.Ask)
        {
            return Answer(AttemptOutcome.Accepted, done.Contains(key) ? "there" : "not there");
        }

        done.Add(key);
        Effects.Add((call.MessageId, call.Step));
        return Answer(AttemptOutcome.Accepted, "done");
    }

    private static TargetAnswer Answer(AttemptOutcome outcome, string detail) => new(outcome, detail, Encoding.UTF8.GetBytes(detail), default, []);

    internal sealed record Call(long MessageId, string Institution, string Destination, string Transaction, string Step, AttemptPurpose Purpose, string MsgId, string SignNo)
    {
        /// <summary>When it arrived.</summary>
        public DateTimeOffset At { get; init; }
    }

    private sealed class Client(FakePlatform platform, SimulatedJournal process) : IDeliveryTarget
    {
        public Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
        {
            var call = new Call(item.Message.Id, item.Message.Institution, intent.Destination, intent.Transaction, intent.Step, intent.Purpose, intent.MsgId, Encoding.UTF8.GetString(intent.Bytes.Span).Split(' ')[^1]) { At = platform.Now };
            var answer = new TaskCompletionSource<TargetAnswer>();
            _ = AnswerAsync(call, answer, cancellationToken);
            return answer.Task;
        }

        private async Task AnswerAsync(Call call, TaskCompletionSource<TargetAnswer> answer, CancellationToken cancellationToken)
        {
            await process.AliveAsync();
            Task<TargetAnswer> taken = platform.TakeAsync(call, cancellationToken);
            await taken.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Current);
            await process.AliveAsync();
            platform.Post(() => answer.SetFromTask(taken));
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private void Post(Action completion) => scheduler.Post(completion);
}
