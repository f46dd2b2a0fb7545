using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests;

/// <summary>A journal in PostgreSQL behind a line that can be cut.</summary>
public abstract class OnCutLine(PostgresServer server) : IAsyncLifetime
{
    private protected PostgresSchema Schema { get; private set; } = null!; // made before every test

    private protected PostgresRelay Line { get; private set; } = null!;

    private protected PostgresJournal Journal { get; set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Schema = await PostgresSchema.MakeAsync(server);
        Line = new PostgresRelay(Schema.Connection);
        Journal = PostgresJournal.Open(new PostgresJournalOptions { Connection = Line.Connection, AwayPatience = TimeSpan.FromMilliseconds(300) });
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Line.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Recorded> SendAsync(string text) => Journal.RecordAsync(Sample.Arrival(text) with { MayBeTurnedAway = true }, Cancel);

    protected async Task<Recorded> UntilTakenAsync(string text)
    {
        while (true)
        {
            try
            {
                return await SendAsync(text);
            }
            catch (JournalAwayException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
            }
        }
    }

    protected static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }
    }

    /// <summary>How many rows the log has, and whether all is well with it; asked beside the journal.</summary>
    protected (long Facts, bool IsSound) Check()
    {
        using JournalInspection look = JournalStore.Postgres(Schema.Connection).Inspect();
        JournalCheck check = look.Verify(null, null, Cancel);
        return (check.Facts, check.IsSound);
    }

    /// <summary>Ends the writer's session as an administrator or a failing network would.</summary>
    protected Task KillWriterAsync() => Schema.RunAsync(
        "SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory' AND l.objid::int = hashtext(current_schema()) WHERE a.application_name = 'gateway journal writer'");
}
