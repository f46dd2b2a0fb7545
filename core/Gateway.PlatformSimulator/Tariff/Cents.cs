namespace Gateway.PlatformSimulator.Tariff;

/// <summary>Yuan to the cent.</summary>
internal static class Cents
{
    /// <summary>Rounded half away from zero, and always with two decimals when written.</summary>
    public static decimal Of(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.AwayFromZero) + 0.00m;
}
