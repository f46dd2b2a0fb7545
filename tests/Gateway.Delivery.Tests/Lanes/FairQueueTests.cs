using CsCheck;

namespace Gateway.Delivery.Tests;

public sealed class FairQueueTests
{
    [Fact]
    public void Within_a_group_first_in_is_first_out_and_nothing_is_lost() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1000]).Array[0, 100].Sample(items =>
        {
            var queue = new FairQueue<(int Group, int Item)>();
            foreach ((int group, int item) in items)
            {
                queue.Enqueue($"{group}", (group, item));
            }

            var taken = new List<(int Group, int Item)>();
            while (queue.TryDequeue(out (int Group, int Item) next))
            {
                taken.Add(next);
            }

            Assert.Equal(0, queue.Count);
            for (int group = 0; group <= 3; group++)
            {
                Assert.Equal(items.Where(item => item.Item1 == group), taken.Where(item => item.Group == group));
            }
        });

    [Fact]
    public void A_noisy_group_delays_another_one_by_one_item_at_most()
    {
        var queue = new FairQueue<string>();
        for (int item = 0; item < 1000; item++)
        {
            queue.Enqueue("noisy", "noisy");
        }

        queue.TryDequeue(out _);
        queue.Enqueue("quiet", "quiet");
        queue.TryDequeue(out string? first);
        queue.TryDequeue(out string? second);

        Assert.Equal(["noisy", "quiet"], [first, second]);
    }

    [Fact]
    public void The_oldest_of_a_group_goes_first_however_late_it_came_back()
    {
        var queue = new FairQueue<long>();
        foreach (long age in (long[])[7, 3, 9, 1])
        {
            queue.Enqueue("one", age, age);
        }

        queue.TryDequeue(out long first);
        queue.Enqueue("one", 2, 2);
        long[] rest = [.. Enumerable.Range(0, 4).Select(_ => queue.TryDequeue(out long next) ? next : 0)];

        Assert.Equal(1, first);
        Assert.Equal([2, 3, 7, 9], rest);
    }
}
