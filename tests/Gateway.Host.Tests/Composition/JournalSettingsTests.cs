using Gateway.Host.Composition;
using Gateway.Journal;
using Microsoft.Extensions.Configuration;

namespace Gateway.Host.Tests.Composition;

public sealed class JournalSettingsTests
{
    [Theory]
    [InlineData("", "", null)]
    [InlineData("sqlite", "", null)]
    [InlineData("postgresql", "Host=db;Database=gateway", null)]
    [InlineData("postgresql", "", "there is no connection string")]
    [InlineData("sqlite", "Host=db", "the engine is sqlite")]
    public void An_engine_and_a_connection_belong_together(string engine, string connection, string? refusal)
    {
        JournalSettings settings = Read(engine, connection);

        string? said = new JournalSettingsValidator().Validate(null, settings).FailureMessage;

        Assert.Equal(refusal is null, said is null);
        Assert.Contains(refusal ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_the_journal_is_a_file_in_the_data_folder() => Assert.Equal(Path.Combine("data", "journal.db"), Read("", "").In("data").FilePath);

    [Fact]
    public void The_name_of_a_journal_in_PostgreSQL_tells_no_password()
    {
        JournalStore store = Read("PostgreSQL", "Host=db;Database=gateway;Username=gateway;Password=do-not-tell").In("data");

        Assert.Equal(("db:5432/gateway", null), (store.ToString(), store.FilePath));
    }

    private static JournalSettings Read(string engine, string connection) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Engine"] = engine.Length > 0 ? engine : null, ["Connection"] = connection })
        .Build().Get<JournalSettings>() ?? new JournalSettings();
}
