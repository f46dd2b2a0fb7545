using Gateway.Adapter.Fhir.Layout;
using Gateway.Adapter.Fhir.Model;

namespace Gateway.Adapter.Fhir.Writing;

/// <summary>What both forms ask of a record's nodes.</summary>
internal static class WrittenElement
{
    /// <summary>The element of a node, whose name may begin with _; null, with a fault, where R4 has none and the layout keeps none.</summary>
    public static FhirElement? Of(SourceNode node, FhirType type, FhirLayout layout, MessageWriting writing)
    {
        string name = IsCompanion(node) ? node.Name[1..] : node.Name;
        FhirElement? found = FhirTypes.Find(type, name);
        bool isNamed = name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
        if (found is null && isNamed && layout.Unknown == Unknown.Keep)
        {
            return new FhirElement(name, ElementKind.Unknown, Repeats: false, "", 0);
        }

        if (found is null)
        {
            writing.Fault(node, $"Expected an element of {type.Name}.{NearestName.Hint(name, type.Elements.Keys)}");
        }

        return found;
    }

    /// <summary>Whether it holds the id and the extensions of a plain value beside it.</summary>
    public static bool IsCompanion(SourceNode node) => node.Name.Length > 1 && node.Name[0] == '_';

    /// <summary>Whether there is anything in it: FHIR has no empty elements.</summary>
    public static bool HasContent(SourceNode node)
    {
        if (!node.IsGroup)
        {
            return node.Text is not null;
        }

        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            if (HasContent(child))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The resource inside a node, or the node itself where it is one; null, with a fault, where there is none.</summary>
    public static FhirType? ResourceOf(SourceNode node, MessageWriting writing)
    {
        FhirType? type = node.IsGroup ? FhirTypes.Resource(node.Name) : null;
        if (type is null)
        {
            writing.Fault(node, "Expected a resource of FHIR R4.");
        }

        return type;
    }
}
