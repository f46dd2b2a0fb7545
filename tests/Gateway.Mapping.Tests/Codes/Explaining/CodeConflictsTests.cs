using Gateway.Contract;

namespace Gateway.Mapping.Tests.Codes.Explaining;

public sealed class CodeConflictsTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void Tables_without_overlays_have_no_conflict() => Assert.Empty(Conflicts());

    [Fact]
    public void A_row_that_says_something_else_names_both_rows_and_who_meets_it()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target\n1,female\n");

        CodeConflict conflict = Assert.Single(Conflicts());

        Assert.Equal(
            ($"institutions/{TestMappings.Hospital}/codes/sex.csv:2", "female", "sources/test/1.0/codes/sex.csv:2", "male", false),
            (conflict.At, conflict.Target, conflict.BelowAt, conflict.BelowTarget, conflict.IsDead));
        Assert.Equal([$"{TestMappings.Hospital} by test@1.0"], conflict.Seen);
    }

    [Fact]
    public void A_row_that_says_the_same_is_dead()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target\n1,male\n");

        Assert.True(Assert.Single(CodeConflicts.Of(mappings.LoadGood(IssueCodes.CodeRowSuspect), null)).IsDead);
    }

    [Fact]
    public void Rows_that_never_hold_together_do_not_conflict()
    {
        mappings.Write($"institutions/{TestMappings.Hospital}/codes/sex.csv", "code,target,valid_from\n2,female,2025-01-01\n");
        mappings.Write("sources/test/1.0/codes/sex.csv", "code,target,valid_to\n1,male,\n2,other,2024-12-31\n");

        Assert.Empty(Conflicts());
    }

    [Fact]
    public void A_region_without_institutions_is_compared_with_what_lies_below_it()
    {
        mappings.Write("national/codes/sex.csv", "code,target\n1,other\n");
        mappings.Write("regions/110000-elsewhere/codes/sex.csv", "code,target\n1,female\n");

        CodeConflict conflict = Assert.Single(Conflicts(), conflict => conflict.Layer == "region 110000");

        Assert.Empty(conflict.Seen);
        Assert.Equal("national", conflict.Below);
        Assert.DoesNotContain(Conflicts(TestMappings.Hospital), other => other.Layer == "region 110000");
    }

    private IEnumerable<CodeConflict> Conflicts(string? institution = null) => CodeConflicts.Of(mappings.LoadGood(), institution);
}
