using System.Globalization;
using System.Text;
using Gateway.Mapping;

namespace Gateway.Pipeline.Tests.WhatIf;

public sealed class WhatIfRunTests
{
    private const string Fujian = "fujian-ini", Sample = "mzsf-two-items.txt", Visit = "MZ20200102000001";

    [Fact]
    public async Task A_draft_that_touches_three_of_two_hundred_messages_touches_exactly_three()
    {
        WhatIfReport report = await TryAsync("mzsf/Sftsmz = 'Y' or mzsf/Sftsbz = 'Y'", "mzsf/Sftsmz = 'Y'", 200, index => index % 67 == 5 ? ("Sftsbz=N", "Sftsbz=Y") : ("", ""));

        Assert.Equal((200, 197, 3, 0, 0, 0), (report.Messages, report.Unchanged, report.Changed, report.NewlyRefused, report.NewlyAccepted, report.StillRefused));
        Assert.Contains(new CountedPlace("Encounter.extension[med_type].valueCode", 3), report.Elements);
        Assert.Contains(report.Fields, field => field.Place.Contains("med_type", StringComparison.Ordinal) && field.Messages == 3);
        Assert.Contains(report.Rows, row => row.Place.StartsWith("sources/fujian-ini/1.1/mzsf.csv:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_changes_nothing()
    {
        WhatIfReport report = await TryAsync("门诊流水号;", "门诊流水号 ;", 10, _ => ("", ""));

        Assert.Equal((10, 10, 0), (report.Messages, report.Unchanged, report.Touched));
    }

    [Fact]
    public async Task What_the_draft_refuses_is_counted_by_code_and_row()
    {
        WhatIfReport report = await TryAsync("Claim.total.value,mzsf/item/金额,sum | decimal 2,,,yes,,", "Claim.total.value,mzsf/Nothing,,,,yes,,", 10, _ => ("", ""));

        Assert.Equal((0, 10), (report.Changed, report.NewlyRefused));
        CountedPlace reason = Assert.Single(report.Refusals);
        Assert.Equal(10, reason.Messages);
        Assert.StartsWith("GW3001 sources/fujian-ini/1.1/mzsf.csv:", reason.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_draft_accepts_that_was_refused_is_counted_too()
    {
        WhatIfReport report = await TryAsync("Condition#main.code.coding[icd10],mzsf/Bqbm00,trim,diagnosis,,yes,,", "Condition#main.code.coding[icd10],mzsf/Bqbm00,replace 'X99' 'I10',diagnosis,,yes,,", 10, index => index == 4 ? ("Bqbm00=I10", "Bqbm00=X99") : ("", ""));

        Assert.Equal((9, 1, 0), (report.Unchanged, report.NewlyAccepted, report.StillRefused));
    }

    [Fact]
    public async Task Nobody_can_be_recognised_in_a_report()
    {
        WhatIfReport report = await TryAsync("Patient.identifier[card].value,mzsf/Cardno,trim,", "Patient.identifier[card].value,mzsf/Cardno,trim | lower,", 3, _ => ("", ""));
        string shown = string.Join('\n', report.Samples.SelectMany(sample => sample.Changes).Select(change => $"{change.Old} {change.New}"));

        Assert.Equal(3, report.Changed);
        Assert.DoesNotContain("fj9999", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MZ2020", shown, StringComparison.Ordinal);
    }

    private static async Task<WhatIfReport> TryAsync(string old, string fresh, int messages, Func<int, (string Old, string Fresh)> edit)
    {
        var mappings = ProductMappings.WithDraft(Fujian, "mzsf.csv", old, fresh);
        WhatIfSides sides = WhatIfSides.Of(mappings.Current, mappings.Knowledge, mappings.Current.Source(Fujian)!.Version("1.1")!)!; // made above, beside 1.0
        var tally = new WhatIfTally(5);
        await new WhatIfRun(sides.Before, sides.After).RunAsync(Enumerable.Range(0, messages).Select(index => Message(index, edit(index))), tally, null, TestContext.Current.CancellationToken);
        return tally.Report(TimeSpan.Zero);
    }

    // The edits are plain ASCII, so Latin-1 changes them and keeps every other byte.
    private static PastBytes Message(int index, (string Old, string Fresh) edit)
    {
        string text = Encoding.Latin1.GetString(ProductMappings.Sample(Fujian, Sample)).Replace(Visit, Visit[..^4] + index.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new PastBytes(index.ToString(CultureInfo.InvariantCulture), ProductMappings.Hospital, Fujian, null, Encoding.Latin1.GetBytes(edit.Old.Length == 0 ? text : text.Replace(edit.Old, edit.Fresh, StringComparison.Ordinal)));
    }
}
