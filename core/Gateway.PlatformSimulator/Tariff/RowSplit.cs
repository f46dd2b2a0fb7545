namespace Gateway.PlatformSimulator.Tariff;

/// <summary>How one charge row divides. Amount = FullyOwn + OverLimit + FirstShare + InScope, to the cent.</summary>
internal sealed record RowSplit(TariffRow Tariff, decimal Share, decimal Amount, decimal FullyOwn, decimal OverLimit, decimal FirstShare, decimal InScope)
{
    /// <summary>Divides a row: price limit first, then the first share, then the scope's ceiling.</summary>
    public static RowSplit Of(TariffRow tariff, decimal amount, decimal quantity, bool inPharmacy)
    {
        decimal share = inPharmacy ? tariff.PharmacyShare : tariff.HospitalShare;
        if (tariff.Level == "03")
        {
            return new RowSplit(tariff, share, amount, amount, 0, 0, 0);
        }

        decimal over = tariff.PriceLimit is { } limit ? Math.Max(0, amount - Cents.Of(limit * quantity)) : 0;
        decimal first = Cents.Of((amount - over) * share);
        decimal inScope = amount - over - first;
        decimal beyond = tariff.ScopeCeiling is { } ceiling ? Math.Max(0, inScope - Cents.Of(ceiling * quantity)) : 0;
        return new RowSplit(tariff, share, amount, 0, over, first + beyond, inScope - beyond);
    }
}
