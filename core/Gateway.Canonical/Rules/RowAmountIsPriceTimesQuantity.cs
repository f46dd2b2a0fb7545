using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>A row's amount is its price times its quantity, give or take one cent of rounding.</summary>
internal sealed class RowAmountIsPriceTimesQuantity : ICanonicalRule
{
    private const decimal Rounding = 0.01m;

    public IEnumerable<Issue> Check(Bundle message) => message.Each<ChargeItem>()
        .Where(row => Differs(row.Resource))
        .Select(row => IssueCodes.RowAmountDiffers.At($"{row.Place}.priceOverride.value", "Expected price times quantity to the cent."));

    private static bool Differs(ChargeItem row) =>
        row.PriceOverride?.Value is { } amount && row.Quantity?.Value is { } quantity && row.DecimalOf("pric") is { } price
        && !IsWithin(amount, price, quantity);

    private static bool IsWithin(decimal amount, decimal price, decimal quantity)
    {
        try
        {
            return Math.Abs((price * quantity) - amount) <= Rounding;
        }
        catch (OverflowException) // digits beyond any price: certainly not the amount
        {
            return false;
        }
    }
}
