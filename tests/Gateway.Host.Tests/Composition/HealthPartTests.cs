using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Reflection;
using Gateway.Delivery;
using Gateway.Host.Composition;
using Gateway.Host.Keeping;
using Gateway.Inbound.Limits;
using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Host.Tests.Composition;

public sealed class HealthPartTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Platforms_that_take_everything_are_healthy() =>
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(Destination(null))).Status);

    [Fact]
    public async Task A_platform_that_takes_nothing_is_named_with_its_words()
    {
        HealthCheckResult result = await CheckAsync(Destination(new ClosureView(Now, "系统维护中", IsDeclared: false, Now)));

        Assert.Equal((HealthStatus.Degraded, "nhsa takes nothing: 系统维护中"), (result.Status, result.Description));
    }

    [Fact]
    public async Task A_window_that_a_person_declared_is_no_fault() =>
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(Destination(new ClosureView(Now, "月末", IsDeclared: true, null)))).Status);

    [Fact]
    public async Task Calls_that_have_stopped_are_named_with_their_last_failure()
    {
        HealthCheckResult result = await CheckAsync(Destination(null, new TransactionView("2207", BreakerState.Open, Now, 0, 3) { Reason = "HTTP 502" }));

        Assert.Equal("nhsa: calls have stopped because they failed: 2207 (HTTP 502).", result.Description);
    }

    [Fact]
    public async Task An_operator_who_cannot_sign_in_is_named_with_the_parked_message()
    {
        var key = new SessionKey("nhsa", "H99999900001", "0001");
        var lane = new LaneView(key.Lane, LaneState.Blocked, 7, 3, null, null);

        HealthCheckResult result = await CheckAsync(Destination(null), new SessionView(key, SessionState.SigningIn, null, null, 7), lane);

        Assert.Equal((HealthStatus.Degraded, "Operator 0001 of H99999900001 cannot sign in at nhsa: message 7 is parked."), (result.Status, result.Description));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_named()
    {
        var states = new ListenerStates();
        var health = new ListenerHealth(states);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Status);

        states.Down("folder:bills", "文件夹无法读取。");
        Assert.Equal("folder:bills: 文件夹无法读取。", (await health.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Description);

        states.Up("folder:bills");
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_any_more_makes_the_gateway_unready_in_its_own_words()
    {
        IJournal broken = DispatchProxy.Create<IJournal, Broken>();

        HealthCheckResult result = await new JournalHealth(broken, TimeProvider.System).CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);

        Assert.Equal((HealthStatus.Unhealthy, "The disk is full."), (result.Status, result.Description));
    }

    [Fact]
    public async Task A_journal_that_says_nothing_makes_the_gateway_unready_within_two_seconds()
    {
        var time = new FakeTimeProvider(Now);
        Task<HealthCheckResult> looking = new JournalHealth(DispatchProxy.Create<IJournal, Mute>(), time).CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);
        Assert.False(looking.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal((HealthStatus.Unhealthy, "The journal does not answer: its server or its disk is away or overloaded."), ((await looking).Status, (await looking).Description));
    }

    [Fact]
    public async Task A_disk_that_will_soon_be_full_is_named_with_its_days()
    {
        IJournalKeeping keeping = DispatchProxy.Create<IJournalKeeping, Nearly>();
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var space = new JournalSpace(keeping, new RetentionSettings(_ => { }, Options.Create(new RetentionOptions()), []), meters.GetRequiredService<IMeterFactory>(), new FakeTimeProvider(Now));
        await space.MeasureAsync(CancellationToken.None);

        HealthCheckResult result = await space.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.StartsWith("GW9021 (13.0 days 天)", result.Description, StringComparison.Ordinal);
    }

    private static DestinationView Destination(ClosureView? closed, params TransactionView[] transactions) =>
        new("nhsa", closed, 64, ImmutableSortedDictionary<LaneState, int>.Empty, [.. transactions]) { Drain = new DrainView(0, 0, 0, null, null) };

    private static Task<HealthCheckResult> CheckAsync(DestinationView destination, SessionView? session = null, LaneView? lane = null) =>
        new PlatformHealth(() => new DeliverySnapshot(Now, 0, 0, [destination]), () => session is null ? [] : [session], _ => lane).CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);

    /// <summary>A journal whose disk is full, whatever it is asked.</summary>
    public class Broken : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new JournalBrokenException("The disk is full.", new IOException());
    }

    /// <summary>A journal that never answers how many messages it has.</summary>
    public class Mute : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => new TaskCompletionSource<ImmutableArray<StateCount>>().Task;
    }

    /// <summary>A journal whose disk does for thirteen days.</summary>
    public class Nearly : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Task.FromResult(new JournalSize(5000, 0, 10, 70, Now.AddDays(-5), 100, 1300));
    }
}
