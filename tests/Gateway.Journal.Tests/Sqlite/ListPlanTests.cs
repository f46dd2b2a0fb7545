namespace Gateway.Journal.Tests;

public sealed class ListPlanTests
{
    [Fact]
    public async Task A_list_by_source_and_event_goes_by_both_so_that_what_never_came_is_not_searched_for()
    {
        using var folder = new JournalFolder();
        await using SqliteJournal journal = folder.Open();
        using SqliteInspection file = SqliteInspection.Open(folder.Path);
        var query = new MessageQuery(new MessageFilter { Source = "fujian-ini", Event = "outpatient.settle" });

        string[] plan = file.Read(rows => rows.Rows($"EXPLAIN QUERY PLAN {query.Sql}", row => row.GetString(3), [.. query.Values]).ToArray());

        Assert.Equal(["SEARCH m USING INDEX message_of_source_event (source=? AND event=?)"], plan);
    }
}
