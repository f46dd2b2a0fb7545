using System.Globalization;

namespace Gateway.Inbound.Tests.Database;

public sealed class SqliteListenerTests : DatabaseListenerTests
{
    [Fact]
    public async Task A_mistyped_path_is_a_fault_and_no_new_database()
    {
        StagingTables tables = await StagingTables.InFileAsync();
        string missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using InboundHost host = await InboundHost.StartAsync(tables.Settings(("Connections:his", $"Data Source={missing}")).Skip(1).ToArray());

        await Eventually.TrueAsync(() => host.Log.Lines.Any(line => line.Contains(Gateway.Contract.IssueCodes.DatabaseUnreachable.Id, StringComparison.Ordinal)));

        Assert.False(File.Exists(missing));
    }

    protected override async Task<StagingTablesOf> NewStagingAsync() => new(await StagingTables.InFileAsync());

    // SQLite keeps a NUMERIC column's value, not the places that were written.
    protected override string Number(string exact) => decimal.Parse(exact, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture);
}
