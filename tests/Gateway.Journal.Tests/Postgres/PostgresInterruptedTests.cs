using System.Collections.Immutable;
using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests.Postgres;

/// <summary>Interruptions of every kind at moments that a seed chooses, while everything is written.</summary>
[Collection(nameof(OnPostgres))]
public sealed class PostgresInterruptedTests(PostgresServer server) : OnCutLine(server)
{
    /// <summary>What each call came to, and everything that can be asked afterwards, is compared with a journal in memory that nothing interrupts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Facts_come_to_what_they_would_come_to_without_interruption(int seed)
    {
        await Journal.DisposeAsync();
        Journal = PostgresJournal.Open(new PostgresJournalOptions { Connection = Line.Connection, BatchLength = 8 });
        await using var model = new InMemoryJournal();
        var traffic = new RandomTraffic(seed);
        ImmutableArray<Func<IJournal, Task<string>>> calls = [.. Enumerable.Range(0, 400).Select(_ => traffic.Next())];
        List<string> expected = [];
        foreach (Func<IJournal, Task<string>> call in calls)
        {
            expected.Add(await JournalConformance.ToldAsync(call(model)));
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task interrupting = InterruptAsync(new Random(seed), over.Token);
        List<Task<string>> told = [];
        foreach (Func<IJournal, Task<string>> call in calls)
        {
            told.Add(JournalConformance.ToldAsync(call(Journal)));
            if (told.Count % 8 == 0)
            {
                await Task.WhenAny(told[^1], Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel));
            }
        }

        string[] came = await Task.WhenAll(told);
        await over.CancelAsync();
        await interrupting;

        Assert.Equal(expected, came);
        Assert.Equal(await RandomTraffic.BooksAsync(model, Cancel), await RandomTraffic.BooksAsync(Journal, Cancel));
        Assert.True(Journal.Interruptions > 0, "It was not interrupted: nothing was proven.");
        Assert.True(Check().IsSound);
    }

    private async Task InterruptAsync(Random chance, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            switch (chance.Next(4))
            {
                case 0:
                    await KillWriterAsync();
                    break;
                case 1:
                    Line.HoldAnswersAfter(chance.Next(6));
                    break;
                case 2:
                    Line.HoldRequestsAfter(chance.Next(6));
                    break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(30)), TimeProvider.System, CancellationToken.None);
            Line.Cut();
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(30)), TimeProvider.System, CancellationToken.None);
            Line.Mend();
            await Task.Delay(TimeSpan.FromMilliseconds(60 + chance.Next(60)), TimeProvider.System, CancellationToken.None);
        }
    }
}
