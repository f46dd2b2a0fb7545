using CsCheck;
using Gateway.Journal;
using Gateway.Pipeline.Ordering;

namespace Gateway.Pipeline.Tests.Ordering;

public sealed class ArrivalOrderTests
{
    private static readonly Gen<(int Lane, bool IsRefused, int Work)[]> Traffic =
        Gen.Select(Gen.Int[0, 3], Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true))), Gen.Int[0, 1000], (lane, isRefused, work) => (lane, isRefused, work)).Array[1, 40];

    [Fact]
    public Task Messages_enter_each_lane_in_the_order_in_which_they_came_however_their_steps_interleave() => Traffic.SampleAsync(async traffic =>
    {
        var order = new ArrivalOrder();
        List<int>[] lanes = [[], [], [], []];
        ArrivalPlace[] places = [.. traffic.Select(_ => order.Take("H99999900001", "s"))];
        TaskCompletionSource[] mapped = [.. traffic.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        Task[] messages = [.. traffic.Select((_, index) => RunAsync(index))];

        foreach (int index in Enumerable.Range(0, traffic.Length).OrderBy(index => traffic[index].Work)) // the steps end in any order
        {
            mapped[index].SetResult();
            await Task.Yield();
        }

        await Task.WhenAll(messages);
        Assert.All(lanes, lane => Assert.Equal(lane.Order(), lane));
        Assert.Equal(traffic.Count(one => !one.IsRefused), lanes.Sum(lane => lane.Count));
        await ForgetsAsync(order);

        async Task RunAsync(int index)
        {
            await mapped[index].Task;
            if (!traffic[index].IsRefused)
            {
                await places[index].EnterAsync(LaneOf(traffic[index].Lane));
                lock (lanes)
                {
                    lanes[traffic[index].Lane].Add(index);
                }

                await Task.Yield(); // planning and J2
            }

            places[index].Leave();
        }
    }, iter: 200);

    [Fact]
    public async Task A_message_waits_for_one_ahead_of_it_in_its_lane_until_that_is_in()
    {
        var order = new ArrivalOrder();
        ArrivalPlace bill = order.Take("H1", "s"), cancellation = order.Take("H1", "s");
        await bill.EnterAsync(LaneOf(1));

        Task entering = cancellation.EnterAsync(LaneOf(1));
        Assert.False(entering.IsCompleted);
        bill.Leave();

        await entering.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nobody_waits_for_another_lane_once_its_name_is_known()
    {
        var order = new ArrivalOrder();
        ArrivalPlace slow = order.Take("H1", "s"), other = order.Take("H1", "s");

        Task entering = other.EnterAsync(LaneOf(2));
        Assert.False(entering.IsCompleted); // the slow one may still turn out to belong to the same lane
        await slow.EnterAsync(LaneOf(1)); // and stays there, committing

        await entering.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nobody_waits_for_another_sender()
    {
        var order = new ArrivalOrder();
        order.Take("H1", "s");

        await order.Take("H2", "s").EnterAsync(LaneOf(1)).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await order.Take("H1", "t").EnterAsync(LaneOf(1)).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private static async Task ForgetsAsync(ArrivalOrder order)
    {
        for (int tries = 0; tries < 6000 && order.Remembered > 0; tries++)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, order.Remembered);
    }

    private static LaneKey LaneOf(int lane) => new($"nhsa/H99999900001/visit/{lane}");
}
