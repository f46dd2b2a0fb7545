namespace Gateway.Features.Bindings.World;

/// <summary>The sample institutions and the keys of this scenario.</summary>
public sealed class Keys
{
    public const string Hospital = "H99999900001";
    public const string Pharmacy = "P99999900001";

    private readonly Dictionary<string, string> keys = Directory.GetDirectories(Path.Combine(Repository.Mappings, "institutions")).Select(folder => Path.GetFileName(folder))
        .ToDictionary(institution => institution, _ => RandomKey.Next(), StringComparer.Ordinal);

    /// <summary>All institutions.</summary>
    public IEnumerable<string> Institutions => keys.Keys;

    /// <summary>The operators' key.</summary>
    public string Operator { get; } = RandomKey.Next();

    /// <summary>An institution's key.</summary>
    public string this[string institution] => keys[institution];
}
