using Gateway.Inbound;
using Gateway.Pipeline.Ordering;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Pipeline.Tests;

public sealed class StoredBacklogTests
{
    private static readonly DateTimeOffset Came = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly ArrivalOrder order = new();
    private readonly FakeTimeProvider time = new();
    private readonly List<long> begun = [];
    private readonly Dictionary<long, TaskCompletionSource> ends = [];
    private readonly StoredBacklog backlog;

    public StoredBacklogTests() => backlog = new StoredBacklog(time, WorkAsync);

    [Fact]
    public async Task Few_are_worked_on_while_senders_wait_and_the_rest_once_it_is_quiet()
    {
        backlog.BeginStoring();
        AddMany(10);
        await BegunAsync(2);
        await Task.Delay(30, TestContext.Current.CancellationToken); // the third has every chance to begin
        Assert.Equal(2, Begun());

        backlog.EndStoring();
        time.Advance(TimeSpan.FromMilliseconds(25));

        await BegunAsync(10);
    }

    [Fact]
    public async Task Those_that_wait_go_on_one_by_one_although_it_never_gets_quiet()
    {
        backlog.BeginStoring();
        AddMany(4);
        await BegunAsync(2);
        End(1);
        await BegunAsync(3);
        End(2);

        await BegunAsync(4);
        Assert.Equal([1, 2, 3, 4], begun.Order());
    }

    [Fact]
    public async Task A_message_that_came_before_one_that_has_begun_is_never_held_back()
    {
        backlog.BeginStoring();
        ArrivalPlace late = order.Take("H99999900001", "s");
        AddMany(2, from: 2);
        await BegunAsync(2);

        backlog.Add(Message(1, late));

        await BegunAsync(3); // the two that have begun may be waiting for it
    }

    [Fact]
    public async Task The_oldest_that_has_not_begun_is_known_by_when_it_came_however_long_the_row()
    {
        backlog.BeginStoring();
        Assert.Null(backlog.Oldest);
        AddMany(1100);
        await BegunAsync(2);

        Assert.Equal(Came.AddSeconds(3), backlog.Oldest);
        End(1);
        await BegunAsync(3);
        Assert.Equal(Came.AddSeconds(4), backlog.Oldest);
        for (int id = 2; id <= 1050; id++)
        {
            await BegunAsync(id + 1);
            End(id);
        }

        await BegunAsync(1052);
        Assert.Equal(Came.AddSeconds(1053), backlog.Oldest); // of those only numbers were kept
    }

    [Fact]
    public async Task Of_a_long_row_only_numbers_stay_in_memory()
    {
        backlog.BeginStoring();
        AddMany(1100);

        Assert.Equal(1100, backlog.Count);
        Task drained = backlog.DrainAsync(TimeSpan.FromMinutes(1));
        for (int id = 1; id <= 1100; id++)
        {
            await BegunAsync(Math.Min(1100, id));
            End(id);
        }

        await drained;
        Assert.InRange(empty, 1, 200);
    }

    [Fact]
    public async Task A_stop_that_takes_too_long_leaves_the_rest_to_the_next_start()
    {
        AddMany(100);
        await BegunAsync(64);
        Task drained = backlog.DrainAsync(TimeSpan.FromSeconds(5));
        while (!drained.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(6));
            lock (begun)
            {
                foreach (TaskCompletionSource end in ends.Values)
                {
                    end.TrySetResult();
                }
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.InRange(Begun(), 64, 100);
    }

    private int empty;

    private async Task WorkAsync(MessageContext context)
    {
        TaskCompletionSource end;
        lock (begun)
        {
            empty += context.Inbound.Bytes.IsEmpty ? 1 : 0;
            begun.Add(context.MessageId);
            end = EndOf(context.MessageId);
        }

        await end.Task;
    }

    private void AddMany(int count, int from = 1)
    {
        for (int id = from; id < from + count; id++)
        {
            backlog.Add(Message(id, order.Take("H99999900001", "s")));
        }
    }

    private static MessageContext Message(long id, ArrivalPlace place) =>
        new(new InboundMessage("H99999900001", "s", "test", new byte[] { 1 })) { MessageId = id, Place = place, ReceivedAt = Came.AddSeconds(id) };

    private void End(long id)
    {
        lock (begun)
        {
            EndOf(id).TrySetResult();
        }
    }

    private TaskCompletionSource EndOf(long id) => ends.TryGetValue(id, out TaskCompletionSource? known) ? known : ends[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    private int Begun()
    {
        lock (begun)
        {
            return begun.Count;
        }
    }

    private async Task BegunAsync(int count)
    {
        for (int tries = 0; tries < 6000 && Begun() < count; tries++)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.True(Begun() >= count, $"{Begun()} of {count} have begun.");
    }
}
