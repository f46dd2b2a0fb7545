using System.Reflection;
using System.Runtime.Loader;
using Gateway.Contract;
using Gateway.Host.Mappings;
using Gateway.Host.Plugins;
using Gateway.Mapping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Tests.Plugins;

public sealed class PluginReloadTests : IAsyncDisposable
{
    private readonly PluginWorld world = new();

    [Fact]
    public async Task A_folder_dropped_in_while_running_is_found_and_its_neighbours_stay_as_they_were()
    {
        LoadedPlugin[] before = [.. world.Adapters.Plugins.Plugins];
        world.Lay("other", "OtherAdapter");

        ReloadRecord first = await world.ReloadAsync(), second = await world.ReloadAsync();

        Assert.Equal((ReloadResult.Loaded, ReloadResult.Unchanged), (first.Result, second.Result));
        Assert.NotNull(world.Adapters.Find("other"));
        Assert.All(before, plugin => Assert.Contains(world.Adapters.Plugins.Plugins, now => ReferenceEquals(now, plugin)));
    }

    [Fact]
    public async Task A_new_version_serves_from_then_on_and_messages_in_hand_end_with_the_old_one()
    {
        Source inHand = world.Catalog.Source("test")!; // the world has it
        Assert.Equal("first", world.Read());
        world.Lay("test", "SecondAdapter");

        ReloadRecord record = await world.ReloadAsync();

        Assert.Equal(ReloadResult.Loaded, record.Result);
        Assert.Equal(("second", "first", "ini"), (world.Read(), PluginWorld.ReadWith(inHand), world.Read("neighbour")));
    }

    [Theory]
    [InlineData("BrokenAdapter", "1.0", "The plugin cannot be loaded (TargetInvocationException).")]
    [InlineData("MissingAdapter", "1.0", "has no public class")]
    [InlineData("SecondAdapter", "2.0", "Written for contract 2.0; this gateway has 1.")]
    [InlineData("ChoosyAdapter", "1.0", "The tables do not fit it (1 errors, the first: sources/test/1.0/source.yaml")]
    public async Task A_bad_new_version_is_refused_and_the_old_one_serves_on(string adapter, string contract, string why)
    {
        world.Lay("test", adapter, contract);
        world.Lay("other", "OtherAdapter");

        await world.ReloadAsync();

        Assert.Equal("first", world.Read());
        Assert.NotNull(world.Adapters.Find("other"));
        (string state, string? reason) = world.States["test"];
        Assert.Equal("serving-old", state);
        Assert.Contains(why, reason, StringComparison.Ordinal);
        HealthReportEntry health = await world.HealthAsync();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains(why, health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_that_nobody_needs_goes_with_its_folder()
    {
        world.Lay("other", "OtherAdapter");
        await world.ReloadAsync();
        world.Remove("other");

        await world.ReloadAsync();

        Assert.Null(world.Adapters.Find("other"));
        Assert.False(world.States.ContainsKey("other"));
        Assert.Equal(HealthStatus.Healthy, (await world.HealthAsync()).Status);
    }

    [Fact]
    public async Task Sources_say_so_when_their_adapter_goes_until_it_is_back()
    {
        world.Remove("test");
        await world.ReloadAsync();

        Assert.Equal((IssueCodes.AdapterGone.Id, "ini"), (world.Read(), world.Read("neighbour")));
        Assert.Equal("missing", world.States["test"].State);
        Assert.Contains("test is missing", (await world.HealthAsync()).Description, StringComparison.Ordinal);

        world.Lay("test", "SecondAdapter");
        await world.ReloadAsync();

        Assert.Equal(("second", "serving"), (world.Read(), world.States["test"].State));
    }

    [Fact]
    public async Task A_replaced_version_stays_in_memory_and_is_counted_until_it_comes_back()
    {
        PluginMeter meter = world.App.Services.GetRequiredService<PluginMeter>();
        Assembly first = Code();
        List<int> retired = [meter.Retired];
        foreach (string adapter in new[] { "SecondAdapter", "FirstAdapter", "BrokenAdapter" })
        {
            world.Lay("test", adapter);
            await world.ReloadAsync();
            retired.Add(meter.Retired);
        }

        Assert.Equal([0, 1, 1, 2], retired);
        Assert.Same(first, Code());
    }

    [Fact]
    public async Task Code_of_plugins_is_loaded_once_for_the_whole_process_and_never_collected()
    {
        await using var another = new PluginWorld();

        ILookup<string, Assembly> codes = world.Adapters.Plugins.Plugins.Concat(another.Adapters.Plugins.Plugins).ToLookup(plugin => plugin.ManifestPath, plugin => plugin.Code, StringComparer.Ordinal);

        Assert.All(codes, path => Assert.Single(path.Distinct()));
        Assert.All(codes.SelectMany(path => path), code => Assert.False(AssemblyLoadContext.GetLoadContext(code)!.IsCollectible)); // code that was loaded has one
    }

    [Fact]
    public async Task A_changed_folder_is_taken_over_by_itself_once_it_has_settled()
    {
        await world.App.StartAsync(TestContext.Current.CancellationToken);

        world.Lay("test", "SecondAdapter");
        for (int tries = 0; tries < 1200 && world.Read() != "second"; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal("second", world.Read());
        Assert.Equal("gateway", world.Reload.Last?.Actor);
        await world.App.StopAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Assembly Code() => world.Adapters.Plugins.Plugins.Single(plugin => plugin.Manifest.Name == "test").Code;
}
