using CsCheck;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Codes.Explaining;

public sealed class CodeExplainerTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void Every_layer_is_shown_in_order_with_its_part_in_the_answer()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target\n9,unknown\n");
        mappings.Write("regions/999900-city/codes/sex.csv", "code,target\n2,unknown\n");
        mappings.Write("regions/990000-province/codes/sex.csv", "code,target\n2,unknown\n");
        mappings.Write("national/codes/sex.csv", "code,target\n2,male\n");

        CodeExplanation explained = Explain("sex", "2", new DateOnly(2023, 5, 10), warned: IssueCodes.CodeRowSuspect);

        Assert.Equal("unknown", explained.Answer);
        Assert.Equal(
            [
                ("region 999900", "regions/999900-city/codes/sex.csv:2", RowPart.Answers),
                ("region 990000", "regions/990000-province/codes/sex.csv:2", RowPart.Same),
                ("source test@1.0", "sources/test/1.0/codes/sex.csv:3", RowPart.Shadowed),
                ("source test@1.0", "sources/test/1.0/codes/sex.csv:4", RowPart.NotInForce),
                ("national", "national/codes/sex.csv:2", RowPart.Shadowed),
            ],
            explained.Rows.Select(row => (row.Layer, row.At, row.Part)));
        Assert.Equal([$"institution {TestMappings.Hospital}"], explained.Silent);
    }

    [Theory]
    [InlineData("2023-12-31", "female")]
    [InlineData("2024-01-01", "other")]
    public void The_day_excludes_rows_that_do_not_hold(string day, string answer) => Assert.Equal(answer, Explain("sex", "2", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Answer);

    [Theory]
    [InlineData("sex", "reject", "sources/test/1.0/source.yaml")]
    [InlineData("unit", "keep", "sources/test/1.0/source.yaml")]
    [InlineData("ward", "park", "sources/test/1.0/source.yaml")]
    [InlineData("gender", "reject", "nobody says otherwise")]
    public void What_becomes_of_an_unmapped_code_and_who_says_so(string concept, string unmapped, string by)
    {
        CodeExplanation explained = Explain(concept, "77", null);

        Assert.Equal((null, unmapped, by), (explained.Answer, explained.Unmapped, explained.UnmappedBy));
    }

    [Fact]
    public void A_row_without_a_target_answers_that_there_is_none()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target,equivalence\n1,,unmatched\n");

        CodeExplanation explained = Explain("sex", "1", null);

        Assert.Null(explained.Answer);
        Assert.Equal([RowPart.AnswersNone, RowPart.Shadowed], explained.Rows.Select(row => row.Part));
    }

    [Fact]
    public void The_way_back_finds_the_senders_code()
    {
        CodeExplanation explained = Explain("sex", "other", new DateOnly(2024, 5, 1), isBack: true);

        Assert.Equal(("2", "reject"), (explained.Answer, explained.Unmapped));
    }

    [Fact]
    public void Where_nothing_answers_the_nearest_rows_are_named()
    {
        mappings.Write("sources/test/1.0/codes/unit.csv", "code,target,target_display\nhe,BOX,盒\nzhi,TUBE,支\nhe24,BOX24,盒装24粒\n");

        Assert.Equal("he24", Explain("unit", "he2", null).Near[0].Code);
        Assert.Contains(Explain("unit", "盒装", null).Near, near => near.Code == "he24");
    }

    [Fact]
    public void What_is_explained_is_what_a_look_up_does()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target,equivalence,valid_from,valid_to\n1,unknown,,2022-01-01,2022-12-31\n2,,unmatched,2021-01-01,2021-12-31\n");
        mappings.Write("regions/999900-city/codes/sex.csv", "code,target,valid_from,valid_to\n1,other,,2022-06-30\n3,male,2020-06-01,\n");
        MappingCatalog catalog = mappings.LoadGood();
        var explainer = new CodeExplainer(catalog);
        (Institution institution, SourceVersion source) = (catalog.Institution(TestMappings.Hospital)!, catalog.Source("test")!.Newest);
        CodeBook.Concept concept = catalog.Shelf.Book(institution, source.Codes).Find("sex")!;

        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2200]).Sample((code, days) =>
        {
            (string text, DateOnly day) = ($"{code}", new DateOnly(2020, 1, 1).AddDays(days));
            Assert.Equal(concept.Find(text, day)?.Target, explainer.Explain(new CodeQuestion("sex", text, institution, source, day, false)).Answer);
        });
    }

    private CodeExplanation Explain(string concept, string code, DateOnly? day, bool isBack = false, params ReadOnlySpan<IssueCode> warned)
    {
        MappingCatalog catalog = mappings.LoadGood(warned);
        return new CodeExplainer(catalog).Explain(new CodeQuestion(concept, code, catalog.Institution(TestMappings.Hospital), catalog.Source("test")!.Newest, day, isBack));
    }
}
