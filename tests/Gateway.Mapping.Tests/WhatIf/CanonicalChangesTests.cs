namespace Gateway.Mapping.Tests.WhatIf;

public sealed class CanonicalChangesTests : IDisposable
{
    private readonly TestMappings mappings = new();

    [Fact]
    public void Another_code_is_one_change_with_its_row_and_both_values()
    {
        ElementChange change = Assert.Single(After("sources/test/1.0/codes/unit.csv", "he,BOX,盒", "he,CASE,盒"));

        Assert.Equal(("ChargeItem[1].quantity.unit", "ChargeItem[].quantity.unit"), (change.Place, change.Element));
        Assert.Equal(("BOX", "CASE", "sources/test/1.0/settle.csv:10"), (change.ShownOld, change.ShownNew, change.TableRow));
    }

    [Fact]
    public void A_persons_value_is_compared_and_never_shown()
    {
        ElementChange change = Assert.Single(After("sources/test/1.0/codes/sex.csv", "1,male", "1,other"));

        Assert.Equal(("Patient.gender", "(hidden)", "(hidden)"), (change.Place, change.ShownOld, change.ShownNew));
    }

    [Fact]
    public void A_row_taken_out_is_a_value_that_is_gone()
    {
        mappings.Replace("sources/test/1.0/settle.csv", "Claim.use,", "Claim.fundsReserve.coding.code,'patient',,,,,,\nClaim.use,");

        ElementChange change = Assert.Single(After("sources/test/1.0/settle.csv", "Claim.fundsReserve.coding.code,'patient',,,,,,\n", ""));

        Assert.Equal(("Claim.fundsReserve.coding.code", "patient", null), (change.Place, change.ShownOld, change.ShownNew));
    }

    [Fact]
    public void Another_business_key_is_seen_although_the_message_is_the_same()
    {
        (MappedMessage old, MappedMessage fresh) = Both("sources/test/1.0/source.yaml", "business-key: [bill/no]", "business-key: [bill/date, bill/no]");

        Assert.Empty(CanonicalChanges.Between(old, fresh));
        Assert.Equal(["business-key"], CanonicalChanges.OfHandling(old, fresh).Select(change => change.Place));
    }

    [Fact]
    public void Money_adds_up_with_and_without_its_sign()
    {
        var tally = new WhatIfTally(0);
        tally.AddChanged("1", [Amount("10", "12"), Amount("5", "1")], []);
        tally.AddChanged("2", [Amount(null, "3.5")], []);

        MoneyChange money = Assert.Single(tally.Report(TimeSpan.Zero).Money);
        Assert.Equal(new MoneyChange("Claim.total.value", 2, 9.5m, 1.5m), money);
    }

    [Fact]
    public void A_tally_keeps_no_more_samples_than_asked_and_counts_all()
    {
        var tally = new WhatIfTally(2);
        for (int message = 0; message < 9; message++)
        {
            tally.AddChanged($"{message}", [Amount("1", "2")], []);
        }

        WhatIfReport report = tally.Report(TimeSpan.Zero);
        Assert.Equal((9, 9, 2), (report.Changed, report.Touched, report.Samples.Length));
        Assert.Equal([new CountedPlace("Claim.total.value", 9)], report.Elements);
    }

    public void Dispose() => mappings.Dispose();

    private static ElementChange Amount(string? old, string? fresh) => new("Claim.total.value", old, fresh, null, IsMoney: true, IsHidden: false);

    private ElementChange[] After(string file, string old, string fresh)
    {
        (MappedMessage before, MappedMessage after) = Both(file, old, fresh);
        return [.. CanonicalChanges.Between(before, after)];
    }

    private (MappedMessage Before, MappedMessage After) Both(string file, string old, string fresh)
    {
        MappedMessage before = Messages.Map(mappings.LoadGood(), Messages.Settle).Value;
        mappings.Replace(file, old, fresh);
        return (before, Messages.Map(mappings.LoadGood(), Messages.Settle).Value);
    }
}
