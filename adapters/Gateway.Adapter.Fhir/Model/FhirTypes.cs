using System.Collections.Frozen;

namespace Gateway.Adapter.Fhir.Model;

/// <summary>
/// Every type of FHIR R4 (4.0.1). The list is <c>r4-elements.txt</c> beside this file, a line per type: its name (with <c>+</c> before that of a resource) and its elements;
/// <c>*</c> marks a list, <c>#</c> a number, <c>!</c> a boolean, <c>~</c> XHTML, <c>:T</c> a group of type T; others are texts. What all types have is not in it.
/// </summary>
internal static class FhirTypes
{
    private const string ResourceElements = "id meta:Meta implicitRules language text:Narrative contained*:Resource extension*:Extension modifierExtension*:Extension";
    private const string OtherElements = "id extension*:Extension modifierExtension*:Extension";

    private static readonly FrozenDictionary<string, FhirType> ByName = Parse(EmbeddedText()).ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IEnumerable<FhirType> All => ByName.Values;

    /// <summary>The resource of that name; null when there is none.</summary>
    public static FhirType? Resource(string name) => ByName.TryGetValue(name, out FhirType? type) && type.IsResource ? type : null;

    /// <summary>What stands below an element.</summary>
    public static FhirType Of(FhirElement? element) => element is { Type.Length: > 0 } ? ByName.GetValueOrDefault(element.Type, FhirType.Unknown) : FhirType.Unknown;

    /// <summary>The element of a type; extensions are extensions wherever they stand. Null when there is none.</summary>
    public static FhirElement? Find(FhirType type, string name) =>
        type.Find(name) ?? (type.IsUnknown && name is "extension" or "modifierExtension" ? ByName["Element"].Find(name) : null);

    /// <summary>What an id and the extensions of a plain value are in.</summary>
    public static FhirType Companion => ByName["Element"];

    internal static IEnumerable<FhirType> Parse(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append("Element").Select(Type);

    private static FhirType Type(string line)
    {
        string[] words = line.TrimEnd('\r').Split(' ');
        bool isResource = words[0][0] == '+';
        string[] common = (isResource ? ResourceElements : OtherElements).Split(' ');
        return new FhirType(words[0].TrimStart('+'), isResource, common.Concat(words.Skip(1)).Select(Element).ToFrozenDictionary(element => element.Name, StringComparer.Ordinal));
    }

    private static FhirElement Element(string word, int index)
    {
        int end = word.AsSpan().IndexOfAny("*#!~:");
        string name = end < 0 ? word : word[..end], marks = end < 0 ? "" : word[end..];
        bool repeats = marks.StartsWith('*');
        string kind = repeats ? marks[1..] : marks;
        return kind switch
        {
            "" => new(name, ElementKind.Text, repeats, "", index),
            "#" => new(name, ElementKind.Number, repeats, "", index),
            "!" => new(name, ElementKind.Boolean, repeats, "", index),
            "~" => new(name, ElementKind.Markup, repeats, "", index),
            ":Resource" => new(name, ElementKind.Resource, repeats, "", index),
            _ => new(name, ElementKind.Group, repeats, kind[1..], index),
        };
    }

    private static string EmbeddedText()
    {
        using var reader = new StreamReader(typeof(FhirTypes).Assembly.GetManifestResourceStream("r4-elements.txt")!); // embedded by the project file
        return reader.ReadToEnd();
    }
}
