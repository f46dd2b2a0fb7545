using CsCheck;
using Gateway.PlatformSimulator.Persons;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Tests.Tariff;

public sealed class SplitTests
{
    private static readonly string[] Codes = ["10001", "10002", "10003", "10004", "20001", "20002", "XJ01CA001", "XJ01CA007", "XJ01CA008", "XJ01CA009"];

    private static readonly Gen<RowSplit> Row = Gen.Select(Of(Codes), Gen.Int[1, 500_000], Gen.Int[1, 40], Gen.Bool)
        .Select((code, cents, quantity, pharmacy) => RowSplit.Of(TariffRow.Of(code, ""), cents / 100m, quantity, pharmacy));

    [Fact]
    public void A_row_divides_without_losing_a_cent() => Row.Sample(row =>
    {
        Assert.Equal(row.Amount, row.FullyOwn + row.OverLimit + row.FirstShare + row.InScope);
        Assert.All([row.FullyOwn, row.OverLimit, row.FirstShare, row.InScope], part => Assert.True(part >= 0 && Cents.Of(part) == part));
    });

    [Fact]
    public void A_bill_is_paid_in_full_and_no_account_is_overdrawn() =>
        Gen.Select(Row.Array[0, 12], Gen.Int[0, 500_000], Of("310", "390"), Of("11", "14", "41"), Gen.Bool, Gen.Bool, Gen.Bool).Sample((rows, cents, insutype, medType, account, pharmacy, civil) =>
        {
            Person person = PersonWith(cents / 100m, insutype, civil);

            SettlementSplit split = SettlementSplit.Of(rows, person, medType, account, pharmacy);

            Assert.Equal(split.Total, split.Fund + split.Account + split.Cash);
            Assert.Equal(split.Total, split.FullyOwn + split.OverLimit + split.FirstShare + split.InScope);
            Assert.All([split.Fund, split.Account, split.Cash, split.BalanceAfter], part => Assert.True(part >= 0 && Cents.Of(part) == part));
            Assert.Equal(person.Balance, split.BalanceAfter + split.Account);
            Assert.Equal(0, split.Total + split.TakenBack(0).Total + split.Fund + split.TakenBack(0).Fund + split.Cash + split.TakenBack(0).Cash);
        });

    [Theory]
    [InlineData("310", "11", 100000, 41880, 57920, 200, 0)]
    [InlineData("390", "11", 100000, 50000, 0, 50000, 0)]
    [InlineData("310", "14", 100000, 70000, 30000, 0, 0)]
    [InlineData("310", "11", 10000, 0, 9800, 200, 0)]
    [InlineData("310", "11", 10000, 0, 9800, 0, 200)]
    public void The_tariffs_rules_are_as_documented(string insutype, string medType, int billFen, int poolFen, int accountFen, int cashFen, int subsidyFen)
    {
        RowSplit row = RowSplit.Of(TariffRow.Of("20002", ""), billFen / 100m, 1, inPharmacy: false);

        SettlementSplit split = SettlementSplit.Of([row], PersonWith(1000m, insutype, subsidyFen > 0), medType, useAccount: true, inPharmacy: false);

        Assert.Equal((poolFen, accountFen, cashFen, subsidyFen), (split.Pool * 100, split.Account * 100, split.Cash * 100, split.CivilServant * 100));
    }

    private static Gen<string> Of(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static Person PersonWith(decimal balance, string insutype, bool civil) => new()
    {
        Number = "9999990000000000001", Name = "测试甲", IdNumber = "", Gender = "1", Birth = new DateOnly(1980, 1, 1), Employer = "",
        Insutype = insutype, IsCivilServant = civil, IsTwiceInsured = false, Balance = balance,
    };
}
