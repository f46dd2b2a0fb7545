using System.Collections.Concurrent;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>National code lists, and which one an element takes its codes from.</summary>
internal sealed class NationalLists(CodeLayer lists)
{
    private readonly ConcurrentDictionary<string, NationalList?> found = new(StringComparer.Ordinal);

    /// <summary>The list of an element: an extension of the list's name, or a coding whose slice fixes the list's system; null for other elements.</summary>
    public NationalList? Of(BoundPath path)
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
    public NationalList? Named(string name) => found.GetOrAdd(name, static (wanted, lists) => lists.Tables.TryGetValue(wanted, out CodeTable? table) ? new NationalList(wanted, table) : null, lists);
}
