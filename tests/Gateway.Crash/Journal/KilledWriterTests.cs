using System.Diagnostics;
using System.Globalization;
using Gateway.Journal;
using Gateway.Proof.Torn;
using Gateway.Tests.Postgres;

namespace Gateway.Crash;

/// <summary>A process that writes is killed in the middle, again and again on the same journal, on every engine. (A kill keeps what the system has buffered; <see cref="TornLogTests"/> takes that away too.)</summary>
public sealed class KilledWriterTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const int Rounds = 6;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-crash-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public Task Every_acknowledged_fact_is_there_after_the_process_was_killed() => KillAgainAndAgainAsync(Path.Combine(folder.FullName, "journal.db"));

    [Fact]
    public async Task Every_acknowledged_fact_is_there_after_the_process_was_killed_while_PostgreSQL_went_on() => await KillAgainAndAgainAsync(await server.NewDatabaseAsync());

    private async Task KillAgainAndAgainAsync(string store)
    {
        Dictionary<long, (int Facts, string Text)> acknowledged = [];
        var chance = new Random(20260131);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string line in await WriteUntilKilledAsync(store, round, afterLines: chance.Next(1, 1500)))
            {
                string[] parts = line.Split(' ');
                acknowledged[long.Parse(parts[0], CultureInfo.InvariantCulture)] = (int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
            }

            await CheckAsync(store, acknowledged);
        }
    }

    /// <summary>What the writer acknowledged before it died; a line that was cut off was never heard.</summary>
    private static async Task<List<string>> WriteUntilKilledAsync(string store, int round, int afterLines)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [JournalWriter.Verb, store, round.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false };
        using Process writer = Process.Start(start)!; // a new process is always started
        return await KilledProcess.HearAsync(writer, afterLines, Cancel);
    }

    private static async Task CheckAsync(string store, Dictionary<long, (int Facts, string Text)> acknowledged)
    {
        await using DurableJournal journal = JournalStore.Of(store).Open();
        Assert.Empty((await journal.VerifyAsync(Cancel)).Faults);
        foreach ((long id, (int facts, string text)) in acknowledged)
        {
            Assert.Equal(InventedFacts.ArrivalOf(text).Bytes.ToArray(), (await journal.ReadArrivalAsync(id, Cancel)).ToArray());
            JournalFact[] kept = [.. (await journal.ReadAsync(id, Cancel)).Select(fact => fact.Fact)], life = InventedFacts.LifeOf(text);
            Assert.InRange(kept.Length, facts, facts + 1); // one more may be on disk than was heard of
            Assert.Equal(life.Take(kept.Length).Select(FactPayload.Write), kept.Select(FactPayload.Write));
        }

        long books = (await journal.CountAsync(Cancel)).Sum(count => count.Messages);
        Assert.InRange(books, acknowledged.Count, acknowledged.Count + (Rounds * 12)); // a producer has one unheard message at most
    }
}
