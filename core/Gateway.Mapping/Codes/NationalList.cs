using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A national code list as the measure of what tables write: which codes there are, and which one was probably meant.</summary>
internal sealed class NationalList
{
    // A near match asks the whole list: after so many wrong codes another hint helps nobody.
    private const int MostHints = 50;
    private const int FewCodes = 12;

    private readonly Dictionary<string, string?> displays;
    private readonly int longest;
    private int hints;

    public NationalList(string name, CodeTable list)
    {
        Name = name;
        displays = list.Rows.GroupBy(row => row.Code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Display, StringComparer.Ordinal);
        longest = displays.Count == 0 ? 0 : displays.Keys.Max(code => code.Length);
    }

    /// <summary>For example <c>med_type</c>.</summary>
    public string Name { get; }

    public bool Contains(string code) => displays.ContainsKey(code);

    /// <summary>Of a code; null where the list has none.</summary>
    public string? DisplayOf(string code) => displays.GetValueOrDefault(code);

    /// <summary>The list's code that is the given digits with zeros before them; null when there is none, or the digits themselves are one.</summary>
    public string? Padded(string digits)
    {
        if (digits.Length == 0 || displays.ContainsKey(digits) || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        return Enumerable.Range(digits.Length + 1, Math.Max(0, longest - digits.Length)).Select(length => digits.PadLeft(length, '0')).FirstOrDefault(displays.ContainsKey);
    }

    /// <summary>All codes where there are few, else " Did you mean …?".</summary>
    public string Hint(string code) => displays.Count <= FewCodes ? $" Expected {string.Join(", ", displays.Select(entry => $"{entry.Key} {entry.Value}"))}." : Near(code);

    /// <summary>" Did you mean …?", by name if the list has one of that name, else by code.</summary>
    public string Hint(string code, string display)
    {
        KeyValuePair<string, string?> named = display.Length == 0 ? default : displays.FirstOrDefault(entry => entry.Value == display);
        return named.Key is not null ? $" '{display}' is '{named.Key}'." : Near(code);
    }

    private string Near(string code) => ++hints <= MostHints ? NearestName.Hint(code, displays.Keys) : "";

    /// <summary>The name of the national list that a code system is; null when it is none.</summary>
    public static string? NameOf(string? system) => system?.StartsWith(CanonicalSystems.NationalCodePrefix, StringComparison.Ordinal) == true ? system[CanonicalSystems.NationalCodePrefix.Length..] : null;
}
