namespace Gateway.Mapping.Tests.Comparing;

public sealed class MappingComparerTests : IDisposable
{
    private const string Old = "sources/test/1.0", New = "sources/test/1.1";
    private readonly TestMappings mappings = new();

    public MappingComparerTests()
    {
        foreach (string file in Directory.GetFiles(mappings.PathOf(Old), "*", SearchOption.AllDirectories))
        {
            mappings.Write($"{New}/{Path.GetRelativePath(mappings.PathOf(Old), file)}", File.ReadAllText(file));
        }
    }

    [Fact]
    public void A_copy_differs_in_nothing() => Assert.True(Between().IsEmpty);

    [Fact]
    public void A_row_that_only_moved_is_no_change()
    {
        string path = mappings.PathOf($"{New}/settle.csv");
        string[] lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [lines[0], .. lines.Skip(1).Reverse()]);

        Assert.True(Between().IsEmpty);
    }

    [Fact]
    public void A_changed_transform_is_told_cell_by_cell_and_in_words()
    {
        mappings.Replace($"{New}/settle.csv", "sum | decimal 2", "sum | round 1");

        RowChange row = OnlyRow();
        Assert.Equal((ChangeKind.Changed, 7, 7, "Claim.total.value"), (row.Kind, row.OldRow, row.NewRow, row.What));
        Assert.Equal([new CellChange("transform", "sum | decimal 2", "sum | round 1")], row.Cells);
        Assert.Equal("Claim.total.value now from bill/item/amount by `sum | round 1` instead of bill/item/amount by `sum | decimal 2`", row.Meaning);
    }

    [Fact]
    public void A_row_that_becomes_required_says_which_messages_will_be_refused()
    {
        mappings.Replace($"{New}/settle.csv", "Patient.gender,person/sex,,sex,,,,", "Patient.gender,person/sex,,sex,,yes,,");

        Assert.Equal("required now: messages without person/sex will be refused", OnlyRow().Meaning);
    }

    [Fact]
    public void A_removed_row_says_that_its_element_is_no_longer_filled()
    {
        mappings.Replace($"{New}/settle.csv", "Patient.gender,person/sex,,sex,,,,\n", "");

        RowChange row = OnlyRow();
        Assert.Equal((ChangeKind.Removed, 3, null), (row.Kind, row.OldRow, row.NewRow));
        Assert.Equal("Patient.gender is no longer filled", row.Meaning);
    }

    [Fact]
    public void Another_when_makes_a_changed_row_and_not_one_removed_and_one_added()
    {
        mappings.Replace($"{New}/settle.csv", "./amount != '0'", "./amount > '1'");

        RowChange row = OnlyRow();
        Assert.Equal(ChangeKind.Changed, row.Kind);
        Assert.Equal("ChargeItem[].priceOverride.value is now filled only when ./amount > '1' instead of when ./amount != '0'", row.Meaning);
    }

    [Fact]
    public void A_code_row_says_what_the_code_gives_now()
    {
        mappings.Replace($"{New}/codes/unit.csv", "he,BOX,盒", "he,CASE,箱");

        TableChange table = Assert.Single(Between().Tables);
        Assert.Equal("codes/unit.csv", table.File);
        Assert.Equal("code he of unit now gives CASE (箱) instead of BOX (盒)", Assert.Single(table.Rows).Meaning);
    }

    [Fact]
    public void Two_rows_of_one_code_are_told_apart_by_their_validity()
    {
        mappings.Replace($"{New}/codes/sex.csv", "2,other,2024-01-01,", "2,unknown,2024-01-01,");

        RowChange row = OnlyRow();
        Assert.Equal(4, row.NewRow);
        Assert.Equal("code 2 of sex now gives unknown instead of other", row.Meaning);
    }

    [Fact]
    public void A_setting_says_what_it_does()
    {
        mappings.Replace($"{New}/source.yaml", "ward: park", "ward: reject");

        SettingChange setting = Assert.Single(Between().Settings);
        Assert.Equal(("source.yaml", "concepts.ward", "park", "reject"), (setting.File, setting.Name, setting.Old, setting.New));
        Assert.Equal("a code of ward that no table knows: the message is refused (before: the message waits for a person)", setting.Meaning);
    }

    [Fact]
    public void Platform_versions_are_compared_too()
    {
        mappings.Write("national/platform/nhsa/1.1/2207.csv", File.ReadAllText(mappings.PathOf("national/platform/nhsa/1.0/2207.csv")).Replace("Claim.identifier[invoice].value,,,,,,,", "Claim.identifier[invoice].value,,,,,4,,", StringComparison.Ordinal));
        MappingDifference difference = MappingComparer.Between(mappings.PathOf("national/platform/nhsa/1.0"), mappings.PathOf("national/platform/nhsa/1.1"));

        RowChange row = Assert.Single(difference.Tables.Single(table => table.File == "2207.csv").Rows);
        Assert.Equal(("data/invono", "at most 4 characters now: longer values are refused"), (row.What, row.Meaning));
    }

    public void Dispose() => mappings.Dispose();

    private MappingDifference Between() => MappingComparer.Between(mappings.PathOf(Old), mappings.PathOf(New));

    private RowChange OnlyRow() => Assert.Single(Assert.Single(Between().Tables).Rows);
}
