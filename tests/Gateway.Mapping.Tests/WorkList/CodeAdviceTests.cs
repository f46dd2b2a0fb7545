namespace Gateway.Mapping.Tests.WorkList;

public sealed class CodeAdviceTests : IDisposable
{
    private static readonly ListedCode Unit = new(TestMappings.Hospital, "test", "unit", "hezi", CodeDirection.Forward, "盒", new DateOnly(2023, 5, 10));
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void Suggestions_come_from_the_tables_that_the_sender_sees()
    {
        CodeSuggestion suggestion = Assert.Single(Assert.Single(new CodeAdvice(mappings.LoadGood()).Suggest([Unit])));

        Assert.Equal(new CodeSuggestion("BOX", "盒", 100), suggestion);
    }

    [Fact]
    public void Suggestions_come_from_the_national_list_that_the_concepts_system_names()
    {
        mappings.Replace("sources/test/1.0/source.yaml", "unit: keep", "unit: {unmapped: keep, system: \"urn:cn:nhsa:code:insutype\"}");

        Assert.Equal("310", Assert.Single(Assert.Single(new CodeAdvice(mappings.LoadGood()).Suggest([Unit with { Display = "职工医疗保险" }]))).Target);
    }

    [Theory]
    [InlineData("he", "2023-05-10", true)]
    [InlineData("hezi", "2023-05-10", false)]
    public void A_code_is_known_once_some_layer_has_a_row_for_it(string code, string day, bool expected) =>
        Assert.Equal(expected, new CodeAdvice(mappings.LoadGood()).Knows(Unit with { Code = code, ServiceDate = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }));

    [Fact]
    public void A_code_whose_rows_have_ended_before_the_day_is_open() =>
        Assert.False(new CodeAdvice(mappings.LoadGood()).Knows(Unit with { Concept = "sex", Code = "2", ServiceDate = new DateOnly(2019, 1, 1) }));

    [Fact]
    public void On_the_way_back_our_code_is_looked_up_and_nothing_is_suggested()
    {
        var advice = new CodeAdvice(mappings.LoadGood());

        Assert.True(advice.Knows(Unit with { Code = "BOX", Direction = CodeDirection.Back }));
        Assert.False(advice.Knows(Unit with { Code = "he", Direction = CodeDirection.Back }));
        Assert.Empty(Assert.Single(advice.Suggest([Unit with { Direction = CodeDirection.Back }])));
    }

    [Fact]
    public void A_question_about_what_is_gone_has_no_answer_and_does_no_harm()
    {
        var advice = new CodeAdvice(mappings.LoadGood());

        Assert.False(advice.Knows(new ListedCode("nobody", "gone", "nothing", "1", CodeDirection.Forward, null, null)));
        Assert.Empty(Assert.Single(advice.Suggest([new ListedCode("nobody", "gone", "nothing", "1", CodeDirection.Forward, "x", null)])));
    }
}
