using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Host.Tests.Composition;

public sealed class JournalArrivalTests
{
    private static readonly Outcome<WebApplication> Refused = Outcome.Refused<WebApplication>([new Issue(IssueCodes.ValueMissing, SourceLocation.Whole, "Built.")]);

    private readonly FakeTimeProvider time = new();
    private int tries;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_comes_later_is_waited_for()
    {
        Task<Outcome<WebApplication>?> built = JournalArrival.BuildAsync(null, () => ++tries > 3 ? Refused : throw Away(mayPass: true), time, Token);
        while (!built.IsCompleted)
        {
            await Task.Delay(5, Token);
            time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.Same(Refused, await built);
        Assert.Equal(4, tries);
    }

    [Fact]
    public async Task Nothing_is_built_before_the_server_answers()
    {
        using var stop = new CancellationTokenSource();
        Task<Outcome<WebApplication>?> built = JournalArrival.BuildAsync(JournalStore.Postgres("Host=127.0.0.1;Port=9;Username=nobody;Database=none"), () => throw new InvalidOperationException("It was built."), time, stop.Token);

        await stop.CancelAsync();

        Assert.Null(await built);
    }

    [Fact]
    public async Task A_journal_that_waiting_does_not_mend_is_told_of_at_once() =>
        Assert.Equal("It is away.", (await Assert.ThrowsAsync<JournalUnusableException>(() => JournalArrival.BuildAsync(null, () => throw Away(mayPass: false), time, Token))).Message);

    private static JournalUnusableException Away(bool mayPass) => new("It is away.") { MayPass = mayPass };
}
