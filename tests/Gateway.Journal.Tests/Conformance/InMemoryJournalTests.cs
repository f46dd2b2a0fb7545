namespace Gateway.Journal.Tests;

public sealed class InMemoryJournalTests : JournalConformance
{
    protected override IJournal Open() => new InMemoryJournal();

    protected override Task<IJournal> ReopenAsync() => Task.FromResult(Journal);
}
