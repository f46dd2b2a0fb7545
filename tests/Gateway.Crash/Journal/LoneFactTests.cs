using System.Collections.Immutable;
using System.Diagnostics;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Crash;

/// <summary>Deaths around facts that are too seldom for the long run: a fact is there whole or not at all, and the journal is sound.</summary>
public sealed class LoneFactTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-lone-fact-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("BeforeDropped", false)]
    [InlineData("AfterDropped", true)]
    [InlineData("BeforeKeyLapsed", false)]
    [InlineData("AfterKeyLapsed", true)]
    public async Task A_death_around_a_fact_leaves_it_whole_or_not_there(string point, bool isThere)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        string path = Path.Combine(folder.FullName, "journal.db"), witness = Path.Combine(folder.FullName, "died-at");
        var start = new ProcessStartInfo(Environment.ProcessPath!, [LoneFactWriter.Verb, path, FailPoints.Order(Enum.Parse<FailPoint>(point), 1, witness)]) { UseShellExecute = false };
        using Process writer = Process.Start(start)!; // a new process is always started
        await writer.WaitForExitAsync(token);

        Assert.Equal((137, point), (writer.ExitCode, await File.ReadAllTextAsync(witness, token)));
        await using DurableJournal journal = JournalStore.File(path).Open();
        Assert.Empty((await journal.VerifyAsync(token)).Faults);
        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(1, token);
        Assert.Equal(isThere, facts.Any(fact => fact.Fact is JournalFact.Dropped or JournalFact.KeyLapsed));
        Assert.Equal(MessageState.Accepted, (await journal.FindAsync(1, token))!.State);
    }
}
