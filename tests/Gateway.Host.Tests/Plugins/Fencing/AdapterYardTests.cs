using System.ComponentModel.DataAnnotations;
using Gateway.Contract;
using Gateway.Host.Plugins;
using Gateway.Host.Plugins.Fencing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Host.Tests.Plugins.Fencing;

public sealed class AdapterYardTests
{
    [Theory]
    [InlineData("Gateway.Adapter.Ini.dll", false, true)]
    [InlineData("Gateway.Adapter.Ini.dll", true, false)]
    [InlineData("My.Adapter.dll", false, false)]
    public void The_gateways_own_adapters_run_on_the_callers_thread_unless_it_is_said_otherwise(string assembly, bool fenceOwn, bool isCallers)
    {
        AdapterFence fence = new AdapterYard(new AdapterLimits { FenceOwn = fenceOwn }).Fence("x", assembly);

        Outcome<int> thread = fence.Call("codec", 0, 0, static (_, _) => Outcome.Of(Environment.CurrentManagedThreadId));

        Assert.Equal(isCallers, thread.Value == Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void One_thread_serves_message_after_message_and_many_at_once_take_no_more_than_the_limit()
    {
        AdapterFence fence = new AdapterYard(new AdapterLimits { Threads = 3, Wait = TimeSpan.FromSeconds(30) }).Fence("x", "My.Adapter.dll");

        int[] inTurn = [.. Enumerable.Range(0, 50).Select(_ => Thread(fence))];
        int[] atOnce = [.. Enumerable.Range(0, 24).AsParallel().WithDegreeOfParallelism(8).Select(_ => Thread(fence, 5))];

        Assert.Single(inTurn.Distinct());
        Assert.InRange(atOnce.Distinct().Count(), 1, 8);
    }

    [Fact]
    public void Limits_that_cannot_be_are_found()
    {
        var wrong = new AdapterLimits { Time = TimeSpan.Zero, MemoryPerByte = 1, Threads = 0 };
        List<ValidationResult> results = [];

        Assert.False(Validator.TryValidateObject(wrong, new ValidationContext(wrong), results, validateAllProperties: true));
        Assert.Equal(["MemoryPerByte", "Threads", "Time"], results.SelectMany(result => result.MemberNames).Order(StringComparer.Ordinal));
    }

    private static int Thread(AdapterFence fence, int milliseconds = 0) => fence.Call("codec", milliseconds, 0, static (_, milliseconds) =>
    {
        System.Threading.Thread.Sleep(milliseconds);
        return Outcome.Of(Environment.CurrentManagedThreadId);
    }).Value;
}

/// <summary>What the gateway counted.</summary>
internal static class TallyOfWorld
{
    public static AdapterTally GetTally(this IServiceProvider services, string adapter) => services.GetRequiredService<PluginHolder>().Yard.Tallies.Single(pair => pair.Key == adapter).Value;
}
