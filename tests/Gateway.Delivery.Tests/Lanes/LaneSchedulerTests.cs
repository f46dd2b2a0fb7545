using Gateway.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Delivery.Tests.Lanes;

public sealed class LaneSchedulerTests
{
    private static readonly LaneKey Key = new("nhsa/H99999900001/visit/1");

    [Fact]
    public void Two_hundred_thousand_waiting_messages_stay_out_of_memory_whatever_their_size()
    {
        using LaneScheduler lanes = Scheduler([]);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int number = 1; number <= 200_000; number++)
        {
            var key = new LaneKey($"nhsa/H99999900001/visit/{number / 4}");
            lanes.Add(key, new LaneMessage(number) { InHand = new MessageInHand(Item(number, key, new byte[8_000]), null) });
        }

        long perMessage = (GC.GetTotalMemory(forceFullCollection: true) - before) / 200_000;
        Assert.Equal(200_000, lanes.Messages);
        Assert.InRange(perMessage, 0, 500);
    }

    [Fact]
    public void A_message_that_a_person_ended_lets_the_next_one_of_its_lane_go_on()
    {
        List<Lane> started = [];
        using LaneScheduler lanes = Scheduler(started);
        lanes.Add(Key, new LaneMessage(1) { IsParked = true });
        lanes.Add(Key, new LaneMessage(2));
        lanes.Start();
        Assert.Empty(started);

        lanes.Drop(Key, 1);

        Assert.Equal(2, Assert.Single(started).Head.Id);
        Assert.Equal(1, lanes.Messages);
    }

    [Fact]
    public void A_message_that_a_person_ended_while_it_was_being_parked_does_not_come_back()
    {
        List<Lane> started = [];
        using LaneScheduler lanes = Scheduler(started);
        lanes.Add(Key, new LaneMessage(1));
        lanes.Add(Key, new LaneMessage(2));
        lanes.Start();

        lanes.Drop(Key, 1); // it is parked in the journal, its turn has not come back yet
        Lane? next = lanes.EndTurn(started[0], new TurnEnd.Parked());

        Assert.Equal(2, next?.Head.Id);
    }

    [Fact]
    public void A_correction_stands_where_the_message_stood_that_it_corrects()
    {
        List<Lane> started = [];
        using LaneScheduler lanes = Scheduler(started);
        lanes.Add(Key, new LaneMessage(1) { IsParked = true });
        lanes.Add(Key, new LaneMessage(2));
        lanes.Add(Key, new LaneMessage(9) { Place = 1 });
        lanes.Start();

        lanes.Drop(Key, 1);

        Assert.Equal(9, Assert.Single(started).Head.Id);
    }

    [Theory]
    [InlineData("edit:12@10", 10L, 12L)]
    [InlineData("http", 13L, null)]
    [InlineData("edit:x", 13L, null)]
    public void A_listener_says_what_a_message_corrects_and_where_it_stands(string listener, long place, long? corrected)
    {
        Assert.Equal(place, LanePlace.Of(13, listener));
        Assert.Equal(corrected, LanePlace.Corrected(listener));
    }

    private static LaneScheduler Scheduler(List<Lane> started)
    {
        var time = new FakeTimeProvider();
        var windows = new WindowBook(TimeSpan.Zero);
        return new LaneScheduler(time, 1_000, name => new DestinationGate(name, new DestinationOptions { Concurrency = 4 }, _ => null!, new WindowWatch(windows, name, time), time, NullLogger.Instance), started.Add); // nothing is sent here
    }

    private static DeliveryItem Item(long id, LaneKey key, byte[] canonical) =>
        new(new MessageHeader(id, "H99999900001", "s", "http", MessageState.Prepared, default, default, "", 0, "e", key, null, null, null, 0), canonical, canonical, []);
}
