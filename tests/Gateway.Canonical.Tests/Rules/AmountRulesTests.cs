using CsCheck;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

public sealed class AmountRulesTests
{
    [Fact]
    public void A_total_that_is_the_sum_of_its_rows_passes_whatever_the_rows_are() =>
        Gen.Int[-1_000_000, 1_000_000].Array[1, 30].Sample(cents =>
        {
            Resource[] rows = [.. cents.Select(cent => Sample.Row(cent / 100m))];
            Claim claim = new Claim().With(("total.value", Sample.Text(cents.Sum() / 100m)));

            Assert.Empty(Sample.Issues<TotalIsSumOfRows>(Sample.Of([claim, .. rows])));
        });

    [Fact]
    public void A_total_that_is_one_cent_off_is_refused_at_the_total()
    {
        Bundle message = Sample.Of(new Claim().With(("total.value", "28.01")), Sample.Row(25m), Sample.Row(3m));

        Assert.Equal([(IssueCodes.TotalDiffers.Id, "Claim.total.value")], Sample.Issues<TotalIsSumOfRows>(message));
    }

    [Fact]
    public void A_total_without_rows_has_nothing_to_be_compared_with() =>
        Assert.Empty(Sample.Issues<TotalIsSumOfRows>(Sample.Of(new Claim().With(("total.value", "28.01")))));

    [Fact]
    public void A_row_that_is_rounded_to_the_cent_passes() =>
        Assert.Empty(Sample.Issues<RowAmountIsPriceTimesQuantity>(Sample.Of(Sample.Row(3.33m, 0.3333m, 10m))));

    [Fact]
    public void A_row_that_is_not_price_times_quantity_is_a_warning_at_its_amount()
    {
        Bundle message = Sample.Of(Sample.Row(25m, 12.5m, 2m), Sample.Row(26m, 12.5m, 2m));

        Assert.Equal([(IssueCodes.RowAmountDiffers.Id, "ChargeItem[2].priceOverride.value")], Sample.Issues<RowAmountIsPriceTimesQuantity>(message));
        Assert.Equal(Severity.Warning, IssueCodes.RowAmountDiffers.Severity);
    }

    [Fact]
    public void Numbers_beyond_any_price_are_an_issue_and_no_exception() =>
        Assert.Single(Sample.Issues<RowAmountIsPriceTimesQuantity>(Sample.Of(Sample.Row(1m, 9999999999999999999999999999m, 10m))));

    [Fact]
    public void Two_rows_of_one_number_are_refused_at_the_second()
    {
        ChargeItem[] rows = [.. new[] { "1", "2", "1" }.Select(number => new ChargeItem().With(("identifier[detail].value", number)))];

        Assert.Equal([(IssueCodes.DetailRepeated.Id, "ChargeItem[3].identifier[detail].value")], Sample.Issues<DetailNumbersDiffer>(Sample.Of([.. rows])));
    }
}
