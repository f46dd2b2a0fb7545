using System.Collections.Concurrent;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>National code lists, and which one an element takes its codes from.</summary>
internal sealed class NationalLists(CodeLayer lists)
{
    private readonly ConcurrentDictionary<string, List?> found = new(StringComparer.Ordinal);

    /// <summary>The list of an element: an extension of the list's name, or a coding whose slice fixes the list's system; null for other elements.</summary>
    public List? Of(BoundPath path)
    {
        string? name = null;
        for (int index = path.Steps.Length - 1; index >= 0 && name is null; index--)
        {
            BoundStep step = path.Steps[index];
            bool isCode = index == path.Steps.Length - 1 || path.Steps[index + 1].Element is "code" or "value";
            name = !isCode ? null
                : step.Element == "extension" ? step.Written.Slice
                : step.Fixed.FirstOrDefault(fix => fix.Element == "system").Value is { } system && system.StartsWith(CanonicalSystems.NationalCodePrefix, StringComparison.Ordinal) ? system[CanonicalSystems.NationalCodePrefix.Length..]
                : null;
        }

        return name is null ? null : Named(name);
    }

    /// <summary>A list by name; null when there is none.</summary>
    public List? Named(string name) => found.GetOrAdd(name, static (wanted, lists) => lists.Tables.TryGetValue(wanted, out CodeTable? table) ? new List(wanted, table) : null, lists);

    /// <summary>One list.</summary>
    internal sealed class List(string name, CodeTable table)
    {
        private readonly Dictionary<string, string?> displays = table.Rows.GroupBy(row => row.Code).ToDictionary(same => same.Key, same => same.Last().Display, StringComparer.Ordinal);

        public string Name => name;

        public bool Contains(string code) => displays.ContainsKey(code);

        /// <summary>Of a code; null where the list has none.</summary>
        public string? DisplayOf(string code) => displays.GetValueOrDefault(code);

        /// <summary>The codes where there are few, else the nearest.</summary>
        public string Hint(string code) => displays.Count <= 12 ? $" Expected {string.Join(", ", displays.Select(entry => $"{entry.Key} {entry.Value}"))}." : NearestName.Hint(code, displays.Keys);
    }
}
