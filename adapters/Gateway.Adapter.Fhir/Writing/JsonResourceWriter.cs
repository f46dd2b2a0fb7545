using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gateway.Adapter.Fhir.Layout;
using Gateway.Adapter.Fhir.Model;

namespace Gateway.Adapter.Fhir.Writing;

/// <summary>Writes a resource in JSON (R4, 2.6.2), without spaces. Numbers keep their digits.</summary>
internal sealed class JsonResourceWriter(FhirLayout layout, MessageWriting writing)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(SourceNode resource) => Resource(resource, 1);

    private void Resource(SourceNode node, int depth)
    {
        if (WrittenElement.ResourceOf(node, writing) is not { } type)
        {
            return;
        }

        Raw($"{{\"resourceType\":\"{type.Name}\"");
        Members(node, type, isFirst: false, depth);
        Raw("}");
    }

    private void Members(SourceNode group, FhirType type, bool isFirst, int depth)
    {
        if (depth > layout.MaxDepth)
        {
            writing.Fault(group, $"Expected at most {layout.MaxDepth} levels.");
            return;
        }

        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (SourceNode node in group.Children.Where(WrittenElement.HasContent))
        {
            if (written.Add(node.Name) && WrittenElement.Of(node, type, layout, writing) is { } element)
            {
                Raw(isFirst ? "\"" : ",\"");
                Raw(node.Name);
                Raw("\":");
                isFirst = false;
                Member(group, node, element, depth);
            }
        }
    }

    private void Member(SourceNode group, SourceNode node, FhirElement element, int depth)
    {
        bool isCompanion = WrittenElement.IsCompanion(node);
        List<SourceNode> all = [.. group.Children.Where(child => child.Name == node.Name)];
        bool isArray = element.Repeats || (element.Kind == ElementKind.Unknown && all.Count > 1);
        if (!isArray)
        {
            all.Skip(1).ToList().ForEach(more => writing.Fault(more, "Expected this element once."));
            Value(node, element, isCompanion, depth);
            return;
        }

        List<SourceNode> items = isCompanion ? Aligned(group, element.Name, all) : all;
        bool keepsPlaces = isCompanion || group.Child("_" + element.Name).Exists; // values and their companions are matched by position
        Raw("[");
        bool isFirst = true;
        foreach (SourceNode item in items.Where(item => keepsPlaces || WrittenElement.HasContent(item)))
        {
            Raw(isFirst ? "" : ",");
            isFirst = false;
            Item(item, element, isCompanion, depth);
        }

        Raw("]");
    }

    private void Item(SourceNode item, FhirElement element, bool isCompanion, int depth)
    {
        if (!item.Exists || !WrittenElement.HasContent(item))
        {
            Raw("null");
        }
        else
        {
            Value(item, element, isCompanion, depth);
        }
    }

    // As many companions as values: by position. Fewer: each belongs to the value before it.
    private static List<SourceNode> Aligned(SourceNode group, string name, List<SourceNode> companions)
    {
        if (group.Children.Count(child => child.Name == name) <= companions.Count)
        {
            return companions;
        }

        var aligned = new List<SourceNode>();
        foreach (SourceNode child in group.Children)
        {
            if (child.Name == name)
            {
                aligned.Add(default);
            }
            else if (aligned.Count > 0 && child.Name == companions[0].Name)
            {
                aligned[^1] = child;
            }
        }

        return aligned;
    }

    private void Value(SourceNode node, FhirElement element, bool isCompanion, int depth)
    {
        if (isCompanion || (node.IsGroup && element.Kind is ElementKind.Group or ElementKind.Unknown))
        {
            Raw("{");
            Members(node, isCompanion ? FhirTypes.Companion : FhirTypes.Of(element), isFirst: true, depth + 1);
            Raw("}");
        }
        else if (element.Kind == ElementKind.Resource)
        {
            Resource(node.FirstChild, depth + 1);
        }
        else if (node.IsGroup || element.Kind == ElementKind.Group)
        {
            writing.Fault(node, node.IsGroup ? "Expected a plain value." : "Expected further elements.");
        }
        else
        {
            Plainly(node, element.Kind);
        }
    }

    private void Plainly(SourceNode node, ElementKind kind)
    {
        string text = node.Text ?? "";
        bool isBare = kind is ElementKind.Number or ElementKind.Boolean;
        if (isBare && !(kind == ElementKind.Boolean ? text is "true" or "false" : IsNumber(text)))
        {
            writing.Fault(node, kind == ElementKind.Boolean ? "Expected true or false." : "Expected a number as JSON writes it.");
        }

        writing.Text(isBare ? text : JsonSerializer.Serialize(text, Plain), node);
    }

    private static bool IsNumber(string text)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: true, state: default);
        try
        {
            return text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && json.Read() && json.TokenType == JsonTokenType.Number && !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Raw(string marks) => writing.Text(marks, default);
}
