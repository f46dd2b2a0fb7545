namespace Gateway.Proof.Storm;

/// <summary>Who speaks with whom during a storm, and with which secret.</summary>
internal sealed record StormKeys(string ForHospital, string ForPharmacy, string ForOperator, string ForPlatform)
{
    public const string Hospital = "H99999900001";
    public const string Pharmacy = "P99999900001";

    public static StormKeys Of(Random chance) => new(Next(chance), Next(chance), Next(chance), Next(chance));

    private static string Next(Random chance) => string.Concat(Enumerable.Range(0, 32).Select(_ => "0123456789abcdef"[chance.Next(16)]));
}
