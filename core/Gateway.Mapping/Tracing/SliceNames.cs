using System.Collections.Concurrent;
using Gateway.Canonical;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>Finds back from an element to the slice that it is of.</summary>
internal static class SliceNames
{
    private static readonly ConcurrentDictionary<(string Definition, string Type, string Value), string> Known = new();

    /// <summary>The slice of a list's item, or what else tells it from its neighbours; empty for nothing.</summary>
    public static string KeyOf(string definition, Base item) => item switch
    {
        Extension { Url: { } url } => LastWord(url),
        Identifier { System: { } system } => Name(definition, "Identifier", system),
        Coding { System: { } system } => Name(definition, "Coding", system),
        _ => "",
    };

    /// <summary>Whether a slice fixes a value at a place below its item.</summary>
    public static bool IsFixed(string definition, string type, string below, string value) =>
        (type == "Extension" && below == "url") || SlicesOf(definition, type).Select(slice => slice.Values).Append(Open(definition, type, value)).Any(values => values.Any(one => one.Element == below && one.Value == value));

    // A slice of any name (`*`) fixes the same values for each, and its own name as one of them.
    private static IEnumerable<SliceValue> Open(string definition, string type, string value) => SliceCatalog.Default.Find(definition, type, value);

    private static string Name(string definition, string type, string system) => Known.GetOrAdd((definition, type, system), static key =>
        SlicesOf(key.Definition, key.Type).FirstOrDefault(slice => slice.Values.Any(one => one.Element == "system" && one.Value == key.Value)).Name ?? LastWord(key.Value));

    private static IEnumerable<(string? Name, IEnumerable<SliceValue> Values)> SlicesOf(string definition, string type) =>
        SliceCatalog.Default.NamesOf(definition, type).Distinct().Select(name => ((string?)name, (IEnumerable<SliceValue>)SliceCatalog.Default.Find(definition, type, name)));

    private static string LastWord(string uri) => uri[(uri.LastIndexOfAny([':', '/']) + 1)..];
}
