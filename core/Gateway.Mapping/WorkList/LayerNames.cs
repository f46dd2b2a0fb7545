using System.Collections.Frozen;

namespace Gateway.Mapping;

/// <summary>How the work list names the layers of code tables, in English and Chinese.</summary>
internal static class LayerNames
{
    public const string Institution = "institution";
    public const string City = "city";
    public const string Province = "province";
    public const string Source = "source";
    public const string National = "national";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        [Institution] = Institution, [City] = City, [Province] = Province, [Source] = Source, [National] = National,
        ["机构"] = Institution, ["市"] = City, ["省"] = Province, ["来源"] = Source, ["国家"] = National,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => Names.Keys;

    /// <summary>The English name; null for a word that names no layer.</summary>
    public static string? Of(string word) => Names.GetValueOrDefault(word);
}
