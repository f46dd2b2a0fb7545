using System.Collections.Immutable;
using System.Text;

namespace Gateway.Journal.Tests;

/// <summary>Facts that share a commit.</summary>
public abstract partial class JournalConformance
{
    /// <summary>Handed over without waiting, so that they share commits in every way; what each came to, and everything that can be asked afterwards, is compared with the journal in memory.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Facts_that_share_a_commit_come_to_what_they_would_come_to_alone(int seed)
    {
        await using var model = new InMemoryJournal();
        var traffic = new RandomTraffic(seed);
        ImmutableArray<Func<IJournal, Task<string>>> calls = [.. Enumerable.Range(0, 600).Select(_ => traffic.Next())];
        List<string> expected = [];
        foreach (Func<IJournal, Task<string>> call in calls)
        {
            expected.Add(await ToldAsync(call(model)));
        }

        Task<string>[] told = [.. calls.Select(call => ToldAsync(call(Journal)))];

        Assert.Equal(expected, await Task.WhenAll(told));
        Assert.Equal(await RandomTraffic.BooksAsync(model, Cancel), await RandomTraffic.BooksAsync(Journal, Cancel));
        await RestartAsync();
        Assert.Equal(await RandomTraffic.BooksAsync(model, Cancel), await RandomTraffic.BooksAsync(Journal, Cancel));
    }

    [Theory]
    [InlineData("zero \0 inside")]
    [InlineData("\0")]
    [InlineData("no character \uFFFF0 \uFFFFF \uFFFF")]
    [InlineData("𠮷 生僻字")]
    public async Task A_text_comes_back_as_it_went_in(string text)
    {
        long id = (await Journal.RecordAsync(Sample.Arrival("one") with { Listener = text }, Cancel)).MessageId;
        await AppendAsync(id, Sample.Prepared(businessKey: "BK " + text, visit: text));
        await Journal.AppendAsync(id, Sample.Parked(), new FactOrigin("op", text, Sample.Noon), Cancel);
        await RestartAsync();

        MessageHeader header = (await Journal.FindAsync(id, Cancel))!;
        Assert.Equal((text, "BK " + text, $"nhsa/{Sample.Hospital}/visit/{text}"), (header.Listener, header.BusinessKey, header.Lane!.Value.Text));
        Assert.Equal(text, (await Journal.ReadAsync(id, Cancel))[^1].Origin.Cause);
        Assert.Equal([id], await ListedAsync(new MessageFilter { Key = text }));
        Assert.Empty(await ListedAsync(new MessageFilter { Key = text + "x" }));
    }

    internal static async Task<string> ToldAsync(Task<string> call)
    {
        try
        {
            return await call;
        }
        catch (InvalidOperationException refused) when (refused is FactRefusedException or BusinessKeyTakenException)
        {
            return refused.Message;
        }
    }
}
