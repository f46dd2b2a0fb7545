namespace Gateway.Features.Bindings.World;

/// <summary>The sample institutions and the keys of this scenario.</summary>
public sealed class Keys
{
    public const string Hospital = "H99999900001";
    public const string Pharmacy = "P99999900001";

    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal) { [Hospital] = RandomKey.Next(), [Pharmacy] = RandomKey.Next() };

    /// <summary>The operators' key.</summary>
    public string Operator { get; } = RandomKey.Next();

    /// <summary>An institution's key.</summary>
    public string this[string institution] => keys[institution];
}
