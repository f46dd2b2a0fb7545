namespace Gateway.Journal.Tests;

/// <summary>What every engine promises. An engine's test class says how to open it; the promises stand in the parts of this class.</summary>
public abstract partial class JournalConformance : IAsyncLifetime
{
    protected IJournal Journal { get; private set; } = null!; // set before every test

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IJournal Open();

    /// <summary>Closes and opens again where the engine can; the same one where it cannot.</summary>
    protected abstract Task<IJournal> ReopenAsync();

    public virtual ValueTask InitializeAsync()
    {
        Journal = Open();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task RestartAsync() => Journal = await ReopenAsync();

    protected async Task<long> ReceivedAsync(string text = "a message") => (await Journal.RecordAsync(Sample.Arrival(text), Cancel)).MessageId;

    protected async Task<long> WithAsync(string text, params JournalFact[] facts)
    {
        long id = await ReceivedAsync(text);
        foreach (JournalFact fact in facts)
        {
            await AppendAsync(id, fact);
        }

        return id;
    }

    protected Task AppendAsync(long id, JournalFact fact) => Journal.AppendAsync(id, fact, Sample.Origin, Cancel);

    protected async Task<MessageState> StateAsync(long id) => (await Journal.FindAsync(id, Cancel))!.State; // the tests ask for what they wrote

    protected async Task<long[]> ListedAsync(MessageFilter filter) => [.. (await Journal.ListAsync(filter, Cancel)).Messages.Select(message => message.Id)];
}
