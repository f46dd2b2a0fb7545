using System.Collections.Immutable;
using System.Globalization;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>Where windows are declared, listed and taken back. Each word of a person is in the journal before it takes effect.</summary>
public sealed partial class WindowDesk
{
    // Longer than any deadline that is counted in it.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(8);
    private readonly IJournal journal;
    private readonly WindowBook book;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Action<string> follow;

    /// <param name="follow">Lets a destination's gate notice at once.</param>
    internal WindowDesk(IJournal journal, WindowBook book, IReadOnlyList<WindowOptions> configured, TimeProvider clock, ILogger logger, Action<string> follow)
    {
        (this.journal, this.book, this.clock, this.logger, this.follow) = (journal, book, clock, logger, follow);
        for (int index = 0; index < configured.Count; index++)
        {
            WindowOptions written = configured[index];
            if (WindowReading.TryRead(written, out WindowSchedule? schedule, out OrderFault? _)) // the options' validator has refused the others
            {
                book.Add(new Window(string.Create(CultureInfo.InvariantCulture, $"gateway.json {index + 1}"), written.Destination, schedule, written.Reason, WindowEffect.Closed));
            }
        }
    }

    /// <summary>Whether a message is a window's order, which the engine takes up itself.</summary>
    public static bool IsOrder(MessageHeader message) => WindowOrder.IsOne(message);

    /// <summary>Every window that may still come, those that come first first.</summary>
    public ImmutableArray<WindowView> List()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return [.. book.Windows.Select(window => WindowView.Of(window, now)).Where(view => view.From is not null).OrderBy(view => view.From).ThenBy(view => view.Id, StringComparer.Ordinal)];
    }

    /// <summary>The coming days of every destination: when it takes nothing, what will wait, whether a day's close is missed.</summary>
    /// <param name="now">What waits and how fast it goes.</param>
    /// <param name="days">1 to 31; today is the first.</param>
    public ImmutableArray<WindowCalendar> Calendar(DeliverySnapshot now, int days)
    {
        var maker = new CalendarMaker(book, clock.GetUtcNow(), now.At);
        return [.. now.Destinations.Where(destination => destination.Name.Length > 0).Select(destination => maker.Of(destination, days))];
    }

    /// <summary>Declares one.</summary>
    /// <returns>It; or what is wrong with how it is written.</returns>
    public async Task<(WindowView? Window, OrderFault? Fault)> DeclareAsync(WindowOptions written, string actor, CancellationToken cancellationToken)
    {
        if (!WindowReading.TryRead(written, out WindowSchedule? schedule, out OrderFault? fault))
        {
            return (null, fault);
        }

        return schedule.Ends <= clock.GetUtcNow()
            ? (null, new OrderFault("From：窗口已经结束。", "From: expected a window that is not over yet."))
            : (await KeepAsync(new WindowOrder(written.Destination, WindowEffect.Closed, written, clock.GetUtcNow(), null, written.Reason, actor), cancellationToken), null);
    }

    /// <summary>Takes one back. What is written in <c>gateway.json</c> can only be changed there.</summary>
    /// <returns>Whether a person had declared it.</returns>
    public async Task<bool> CancelAsync(string id, string actor, string reason, CancellationToken cancellationToken)
    {
        if (book.Windows.FirstOrDefault(window => window.Id == id) is not { } window || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long messageId))
        {
            return false;
        }

        await EndAsync(messageId, MessageState.Reversed, new FactOrigin(actor, reason, clock.GetUtcNow()), cancellationToken);
        Forget(window, clock.GetUtcNow());
        follow(window.Destination);
        LogCancelled(window.Destination, id);
        return true;
    }

    /// <summary>An operator stops sending to a destination.</summary>
    /// <param name="duration">Null for as long as nobody resumes it.</param>
    public Task<WindowView> PauseAsync(string destination, TimeSpan? duration, string actor, string reason, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return KeepAsync(new WindowOrder(destination, WindowEffect.Paused, null, now, now + duration, reason, actor), cancellationToken);
    }

    /// <summary>An operator lets a destination go on: pauses end, and a window that is going on is open for the rest of its time.</summary>
    public async Task ResumeAsync(string destination, string actor, string reason, CancellationToken cancellationToken)
    {
        foreach (Window pause in book.Windows.Where(window => window.Destination == destination && window.Effect == WindowEffect.Paused))
        {
            await CancelAsync(pause.Id, actor, reason, cancellationToken);
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (book.At(destination, now).Closing is { } closing)
        {
            await KeepAsync(new WindowOrder(destination, WindowEffect.Open, null, now, closing.Span.To, reason, actor), cancellationToken);
        }
    }

    /// <summary>Remembers after a restart what was shut lately.</summary>
    internal async Task RecallAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        MessagePage page = await journal.ListAsync(new MessageFilter { Source = SignInOrder.Source, Event = WindowOrder.Event, Limit = 200 }, cancellationToken);
        foreach (MessageHeader header in page.Messages.Where(header => header.State >= MessageState.Accepted && header.ChangedAt > now - Remembered))
        {
            ReadOnlyMemory<byte> bytes = await journal.ReadArrivalAsync(header.Id, cancellationToken);
            Forget(WindowOrder.Read(bytes).ToWindow(Id(header.Id)), header.ChangedAt);
        }
    }

    /// <summary>Takes up what holds after a restart.</summary>
    internal async Task TakeUpAsync(MessageHeader header, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await journal.ReadArrivalAsync(header.Id, cancellationToken);
        var order = WindowOrder.Read(bytes);
        if (header.State == MessageState.Received) // the process ended before anybody was told that it holds
        {
            await journal.AppendAsync(header.Id, order.ToPrepared(bytes), new FactOrigin(order.Actor, order.Reason, clock.GetUtcNow()), cancellationToken);
        }

        book.Add(order.ToWindow(Id(header.Id)));
    }

    /// <summary>Ends the orders whose time is over; what they shut stays known.</summary>
    internal async Task TidyAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (Window window in book.Windows.Where(window => window.Schedule.Ends <= now))
        {
            if (long.TryParse(window.Id, NumberStyles.None, CultureInfo.InvariantCulture, out long messageId))
            {
                await EndAsync(messageId, MessageState.Accepted, new FactOrigin(SignInOrder.Source, "the window is over", now), cancellationToken);
            }

            Forget(window, now);
        }
    }

    /// <summary>What it shut until now stays known.</summary>
    private void Forget(Window window, DateTimeOffset now)
    {
        foreach (ClosedSpan span in window.Effect == WindowEffect.Open ? [] : window.Schedule.Spans(now - Remembered, now))
        {
            book.Note(window.Destination, span with { To = span.To < now ? span.To : now });
        }

        book.Remove(window.Id);
    }

    private async Task<WindowView> KeepAsync(WindowOrder order, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Arrival arrival = order.ToArrival(now);
        Recorded recorded = await journal.RecordAsync(arrival, cancellationToken);
        if (!recorded.WasHereBefore)
        {
            await journal.AppendAsync(recorded.MessageId, order.ToPrepared(arrival.Bytes), new FactOrigin(order.Actor, order.Reason, now), CancellationToken.None);
            book.Add(order.ToWindow(Id(recorded.MessageId)));
            follow(order.Destination);
            LogDeclared(order.Destination, order.Effect, recorded.MessageId);
        }

        return WindowView.Of(order.ToWindow(Id(recorded.MessageId)), now);
    }

    private Task EndAsync(long messageId, MessageState state, FactOrigin origin, CancellationToken cancellationToken) =>
        journal.AppendAsync(messageId, new JournalFact.Finished(state, [], default), origin, cancellationToken);

    private static string Id(long messageId) => messageId.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(EventIds.WindowDeclared, LogLevel.Information, "Destination {Destination}: {Effect} as declared by order {OrderId}.")]
    private partial void LogDeclared(string destination, WindowEffect effect, long orderId);

    [LoggerMessage(EventIds.WindowCancelled, LogLevel.Information, "Destination {Destination}: window {WindowId} was taken back.")]
    private partial void LogCancelled(string destination, string windowId);
}
