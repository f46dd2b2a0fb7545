using System.Text.RegularExpressions;
using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests;

[Collection(nameof(OnPostgres))]
public sealed partial class PostgresJournalTests(PostgresServer server) : DurableConformance
{
    private PostgresSchema schema = null!; // made before every test

    public override async ValueTask InitializeAsync()
    {
        schema = await PostgresSchema.MakeAsync(server);
        await base.InitializeAsync();
    }

    protected override JournalStore Store => JournalStore.Postgres(schema.Connection);

    protected override async Task<JournalStore> AnotherAsync() => JournalStore.Postgres((await PostgresSchema.MakeAsync(server)).Connection);

    protected override Task ChangeAsync(string sql) =>
        schema.RunAsync(Bytes().Replace(sql, @"'\x$1'::bytea").Replace("zeroblob(32)", "decode(repeat('00', 32), 'hex')", StringComparison.Ordinal));

    /// <summary>Everything that a journal holds goes to the other engine and comes back: whatever was written, dropped, noted and ordered, and whatever can be asked.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_journal_moves_from_a_file_to_PostgreSQL_and_back_and_nothing_is_lost(int seed)
    {
        using var folder = new JournalFolder();
        (JournalStore file, JournalStore back) = (JournalStore.File(folder.Path), JournalStore.File(folder.File("back/journal.db")));
        string books = await WriteAllKindsAsync(file, new RandomTraffic(seed));

        await MoveAsync(file, Store);
        string there = await AllBooksAsync(Durable);
        await Journal.DisposeAsync();
        await MoveAsync(Store, back);

        Assert.Equal(books, there);
        await using DurableJournal returned = back.Open();
        Assert.Equal(books, await AllBooksAsync(returned));
        Assert.Equal(Verify(file).Head, Verify(Store).Head);
        Assert.Equal(Verify(file), Verify(back), (one, other) => one.Facts == other.Facts && one.Head == other.Head && one.IsSound && other.IsSound);
    }

    /// <summary>A gateway that must go on without its server: its backup becomes a file, and the other way round.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_of_one_engine_is_restored_by_the_other(bool fromFile)
    {
        using var folder = new JournalFolder();
        var file = JournalStore.File(folder.Path);
        (JournalStore from, JournalStore to) = fromFile ? (file, Store) : (Store, file);
        await Journal.DisposeAsync();
        string books = await WriteAllKindsAsync(from, new RandomTraffic(7));
        await from.BackUpAsync(folder.File("backup"), null, Cancel);

        await to.RestoreAsync(folder.File("backup"), isUntouchedSince: true, Sample.Noon, Cancel);

        await using DurableJournal restored = to.Open();
        Assert.Equal(books, await AllBooksAsync(restored));
        Assert.Empty((await restored.VerifyAsync(Cancel)).Faults);
    }

    private async Task MoveAsync(JournalStore from, JournalStore to)
    {
        using var export = new MemoryStream();
        using (JournalInspection look = from.Inspect())
        {
            JournalExport.Write(look, export, null, null, Cancel);
        }

        export.Position = 0;
        if (to == Store)
        {
            await JournalImport.ReadAsync(export, Durable, null, Cancel);
            return;
        }

        await using DurableJournal journal = to.Open();
        await JournalImport.ReadAsync(export, journal, null, Cancel);
    }

    [GeneratedRegex("x'([0-9A-Fa-f]*)'")]
    private static partial Regex Bytes();
}
