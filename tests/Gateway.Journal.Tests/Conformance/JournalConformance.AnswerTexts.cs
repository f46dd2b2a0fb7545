namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Texts_of_answers_stand_beside_codes_and_are_listed_by_themselves()
    {
        UnmappedNote text = new(UnmappedFilter.AnswersOf + "nhsa", "", "2207", "该人员账户…已冻结", IsBack: true, null, UnmappedOutcome.Kept, "errors.csv", null);
        await NotedAsync("one", 0, Ward);
        await NotedAsync("two", 1, text);
        await NotedAsync("three", 2, text);
        await RestartAsync();

        UnmappedRow line = Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter { IsOfAnswers = true }, Cancel));

        Assert.Equal(("2207", "该人员账户…已冻结", 2L), (line.Key.Concept, line.Key.Code, line.Messages));
        Assert.Equal("ward", Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel)).Key.Concept);
        Assert.Empty(await Journal.ListUnmappedAsync(new UnmappedFilter { IsOfAnswers = true, Concept = "2304" }, Cancel));
    }
}
