using System.Buffers;
using System.Text;
using System.Xml;
using Gateway.Adapter.Fhir.Layout;
using Gateway.Adapter.Fhir.Model;
using Gateway.Adapter.Fhir.Parsing;

namespace Gateway.Adapter.Fhir.Writing;

/// <summary>Writes a resource in XML (R4, 2.6.1), without indentation, elements in the record's order.</summary>
internal sealed class XmlResourceWriter(FhirLayout layout, MessageWriting writing)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("&<>\"\r\n\t");

    public void Write(SourceNode resource)
    {
        Raw(layout.Declaration);
        Resource(resource, $" xmlns=\"{XmlResourceReader.Namespace}\"", 1);
    }

    private void Resource(SourceNode node, string declaration, int depth)
    {
        if (WrittenElement.ResourceOf(node, writing) is { } type)
        {
            Element(node, type, type.Name, declaration, depth);
        }
    }

    private void Element(SourceNode node, FhirType type, string name, string declaration, int depth)
    {
        if (depth > layout.MaxDepth)
        {
            writing.Fault(node, $"Expected at most {layout.MaxDepth} levels.");
            return;
        }

        Raw($"<{name}{declaration}");
        bool isEmpty = true, hasCompanions = node.Children.Any(WrittenElement.IsCompanion);
        foreach (SourceNode child in node.Children.Where(child => IsAttribute(child, type)))
        {
            Attribute(child.Name, child);
        }

        foreach (SourceNode child in node.Children.Where(child => !IsAttribute(child, type) && WrittenElement.HasContent(child)))
        {
            Raw(isEmpty ? ">" : "");
            isEmpty = false;
            Child(node, child, type, hasCompanions, depth);
        }

        Raw(isEmpty ? "/>" : $"</{name}>");
    }

    private void Child(SourceNode group, SourceNode node, FhirType type, bool hasCompanions, int depth)
    {
        if (WrittenElement.Of(node, type, layout, writing) is not { } element)
        {
            return;
        }

        if (WrittenElement.IsCompanion(node))
        {
            Companion(group, node, element, depth);
        }
        else if (element.Kind == ElementKind.Resource)
        {
            Raw($"<{element.Name}>");
            Resource(node.FirstChild, "", depth + 2);
            Raw($"</{element.Name}>");
        }
        else if (node.IsGroup && element.Kind is ElementKind.Group or ElementKind.Unknown)
        {
            Element(node, FhirTypes.Of(element), element.Name, "", depth + 1);
        }
        else if (node.IsGroup || element.Kind == ElementKind.Group)
        {
            writing.Fault(node, node.IsGroup ? "Expected a plain value." : "Expected further elements.");
        }
        else if (element.Kind == ElementKind.Markup)
        {
            Markup(node);
        }
        else
        {
            Primitive(node, hasCompanions ? CompanionOf(group, node) : default, element.Name, depth);
        }
    }

    // Written with the value it belongs to; by itself where there is no value at all.
    private void Companion(SourceNode group, SourceNode node, FhirElement element, int depth)
    {
        int position = PositionOf(group, node);
        SourceNode value = group.Children.Where(child => child.Name == element.Name).ElementAtOrDefault(position);
        if (!value.Exists || !WrittenElement.HasContent(value))
        {
            Primitive(default, node, element.Name, depth);
        }
    }

    private static SourceNode CompanionOf(SourceNode group, SourceNode node)
    {
        string name = "_" + node.Name;
        if (!group.Child(name).Exists)
        {
            return default;
        }

        bool isByPosition = group.Children.Count(child => child.Name == name) >= group.Children.Count(child => child.Name == node.Name);
        SourceNode next = node.NextSibling;
        return !isByPosition ? (next.Name == name ? next : default) : group.Children.Where(child => child.Name == name).ElementAtOrDefault(group.Children.Where(child => child.Name == node.Name).ToList().IndexOf(node));
    }

    private static int PositionOf(SourceNode group, SourceNode companion)
    {
        string name = companion.Name[1..];
        List<SourceNode> all = [.. group.Children.Where(child => child.Name == companion.Name)];
        bool isByPosition = all.Count >= group.Children.Count(child => child.Name == name);
        return isByPosition ? all.IndexOf(companion) : group.Children.TakeWhile(child => child != companion).Count(child => child.Name == name) - 1;
    }

    private void Primitive(SourceNode value, SourceNode companion, string name, int depth)
    {
        Raw($"<{name}");
        if (companion.Child("id") is { Text: not null } id)
        {
            Attribute("id", id);
        }

        if (value.Exists)
        {
            Attribute("value", value);
        }

        List<SourceNode> extensions = [.. companion.Children.Where(child => child.Name != "id" && WrittenElement.HasContent(child))];
        Raw(extensions.Count == 0 ? "/>" : ">");
        extensions.ForEach(extension => Child(companion, extension, FhirTypes.Companion, hasCompanions: false, depth + 1));
        Raw(extensions.Count == 0 ? "" : $"</{name}>");
    }

    // XHTML that is not well-formed would break the whole resource.
    private void Markup(SourceNode node)
    {
        string text = node.Text ?? "";
        try
        {
            using var characters = new StringReader(text);
            using var xml = XmlReader.Create(characters, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            bool isDiv = xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "div" && xml.NamespaceURI == XmlResourceReader.Xhtml;
            while (isDiv && xml.Read())
            {
                // well-formed to its end
            }

            writing.Text(isDiv ? text : "", node);
            if (!isDiv)
            {
                writing.Fault(node, "Expected one div of XHTML.");
            }
        }
        catch (XmlException)
        {
            writing.Fault(node, "Expected well-formed XHTML.");
        }
    }

    private void Attribute(string name, SourceNode node)
    {
        string text = node.Text ?? "";
        if (text.Any(letter => letter is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF'))
        {
            writing.Fault(node, "Expected characters that XML has.");
            return;
        }

        Raw($" {name}=\"");
        writing.Text(Escaped(text), node);
        Raw("\"");
    }

    private static bool IsAttribute(SourceNode node, FhirType type) => !node.IsGroup && ((node.Name == "id" && !type.IsResource) || (node.Name == "url" && type.Name == "Extension"));

    private static string Escaped(string text) => text.AsSpan().IndexOfAny(Marks) < 0 ? text : new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("\r", "&#13;").Replace("\n", "&#10;").Replace("\t", "&#9;").ToString();

    private void Raw(string marks) => writing.Text(marks, default);
}
