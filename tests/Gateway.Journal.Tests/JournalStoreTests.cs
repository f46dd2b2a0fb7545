namespace Gateway.Journal.Tests;

public sealed class JournalStoreTests
{
    [Theory]
    [InlineData("data/journal.db", "data/journal.db")]
    [InlineData("data/a=b.db", "data/a=b.db")]
    [InlineData("Host=db;Database=gateway", null)]
    [InlineData("host=db;port=6432;username=gateway", null)]
    [InlineData("Database=gateway", "Database=gateway")]
    public void A_file_and_a_connection_string_are_told_apart(string text, string? path) => Assert.Equal(path, JournalStore.Of(text).FilePath);
}
