using System.Globalization;

namespace Gateway.Proof.Storm;

/// <summary>One ledger's sums, in yuan.</summary>
internal readonly record struct StormMoney(int Settlements, decimal Total, decimal Fund, decimal Account, decimal Cash)
{
    public static StormMoney operator +(StormMoney left, StormMoney right) =>
        new(left.Settlements + right.Settlements, left.Total + right.Total, left.Fund + right.Fund, left.Account + right.Account, left.Cash + right.Cash);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Settlements} settlements, total {Total:0.00}, fund {Fund:0.00}, account {Account:0.00}, cash {Cash:0.00}");
}
