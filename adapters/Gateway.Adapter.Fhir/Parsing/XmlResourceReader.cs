using System.Xml;
using Gateway.Adapter.Fhir.Layout;
using Gateway.Adapter.Fhir.Model;

namespace Gateway.Adapter.Fhir.Parsing;

/// <summary>
/// Reads a resource in XML (R4, 2.6.1). No DTD, no entities but XML's own. Every method says whether reading on makes sense; a fault of the structure ends it.
/// </summary>
internal sealed class XmlResourceReader(FhirLayout layout, MessageReading reading, ReadOnlyMemory<byte> message, int start)
{
    public const string Namespace = "http://hl7.org/fhir";
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly Dictionary<string, string> companions = new(StringComparer.Ordinal);
    private string text = "";
    private TextPlaces places = null!; // set before anything is read
    private XmlReader xml = null!; // likewise

    public void Read()
    {
        if (!StrictText.Decodes(message.Span[start..], FhirCodec.Utf8, out int bad))
        {
            reading.Fault(IssueCodes.TextUndecodable, start + bad, 1, "Expected text in utf-8.");
            return;
        }

        text = FhirCodec.Utf8.GetString(message.Span[start..]);
        places = new TextPlaces(text, start);
        using var characters = new StringReader(text);
        using (xml = XmlReader.Create(characters, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true }))
        {
            try
            {
                if (xml.MoveToContent() == XmlNodeType.Element && Resource(1))
                {
                    xml.MoveToContent(); // comments and nothing else
                }
            }
            catch (XmlException broken)
            {
                reading.Fault(IssueCodes.StructureUnreadable, places.Go(broken.LineNumber, broken.LinePosition), 0, "Expected XML 1.0 without DOCTYPE.");
            }
        }
    }

    private bool Resource(int depth)
    {
        int at = Here() - 1;
        if (xml.NamespaceURI != Namespace || FhirTypes.Resource(xml.LocalName) is not { } type)
        {
            return Fault(at + 1, xml.LocalName.Length, xml.NamespaceURI == Namespace ? "Expected a resource of FHIR R4." : $"Expected elements of the namespace {Namespace}.");
        }

        return reading.TryOpen(type.Name, at) && Content(type, depth) && Close();
    }

    // Attributes and elements of the element that the reader stands on; afterwards it stands behind it.
    private bool Content(FhirType type, int depth)
    {
        if (depth > layout.MaxDepth)
        {
            return Fault(Here(), 0, $"Expected at most {layout.MaxDepth} levels.", IssueCodes.LimitExceeded);
        }

        bool isEmpty = xml.IsEmptyElement;
        if (!Attributes(type))
        {
            return false;
        }

        xml.Read();
        return isEmpty || Elements(type, depth);
    }

    // Up to and with the end tag.
    private bool Elements(FhirType type, int depth)
    {
        SeenElements seen = default;
        while (xml.NodeType == XmlNodeType.Element)
        {
            if (!Element(type, ref seen, depth))
            {
                return false;
            }
        }

        if (xml.NodeType != XmlNodeType.EndElement)
        {
            return Fault(Here(), 0, "Expected values in attributes, no text between elements.");
        }

        Here();
        xml.Read();
        return true;
    }

    private bool Element(FhirType type, ref SeenElements seen, int depth)
    {
        string name = xml.LocalName;
        FhirElement? element = FhirTypes.Find(type, name);
        bool isMarkup = element is { Kind: ElementKind.Markup };
        if (xml.NamespaceURI != (isMarkup ? Xhtml : Namespace))
        {
            return Fault(Here(), name.Length, $"Expected elements of the namespace {(isMarkup ? Xhtml : Namespace)}.");
        }

        if (element is null && layout.Unknown == Unknown.Refuse)
        {
            return Fault(Here(), name.Length, $"Expected an element of {type.Name}.{NearestName.Hint(name, type.Elements.Keys)}");
        }

        element ??= new FhirElement(name, ElementKind.Unknown, Repeats: true, "", 0);
        if (!seen.Add(element, isCompanion: false) && !element.Repeats)
        {
            return Fault(Here(), name.Length, "Expected this element once.");
        }

        return element.Kind switch
        {
            ElementKind.Markup => Markup(name),
            ElementKind.Resource => Nested(name, depth),
            ElementKind.Group => Group(name, FhirTypes.Of(element), depth),
            ElementKind.Unknown when xml.GetAttribute("value") is null => Group(name, FhirType.Unknown, depth),
            _ => Primitive(name, depth),
        };
    }

    private bool Group(string name, FhirType type, int depth) => reading.TryOpen(name, Here() - 1) && Content(type, depth + 1) && Close();

    private bool Nested(string name, int depth)
    {
        if (!reading.TryOpen(name, Here() - 1))
        {
            return false;
        }

        bool isEmpty = xml.IsEmptyElement;
        xml.Read();
        if (isEmpty || xml.NodeType != XmlNodeType.Element || !Resource(depth + 2))
        {
            return (!isEmpty && xml.NodeType == XmlNodeType.Element) || Fault(Here(), 0, "Expected a resource.");
        }

        if (xml.NodeType != XmlNodeType.EndElement)
        {
            return Fault(Here(), 0, "Expected one resource.");
        }

        Here();
        xml.Read();
        return Close();
    }

    private bool Primitive(string name, int depth)
    {
        int at = Here();
        bool isEmpty = xml.IsEmptyElement, isSent = false, hasId = xml.GetAttribute("id") is not null;
        while (xml.MoveToNextAttribute())
        {
            bool isValue = xml.Name == "value";
            if (!isValue && xml.Name != "id" && xml.Prefix != "xmlns" && xml.Name != "xmlns")
            {
                return Fault(Here(), xml.Name.Length, "Expected the attributes value and id.");
            }

            if (isValue && xml.Value.Length > 0)
            {
                isSent = true;
                Attribute(name);
            }
        }

        return Companion(name, at, isSent, hasId, isEmpty, depth);
    }

    // The id and the extensions of a plain value.
    private bool Companion(string name, int at, bool isSent, bool hasId, bool isEmpty, int depth)
    {
        string? id = hasId ? xml.GetAttribute("id") : null;
        xml.MoveToElement();
        xml.Read();
        bool hasCompanion = hasId || (!isEmpty && xml.NodeType == XmlNodeType.Element);
        if (hasCompanion && !isSent)
        {
            reading.Value(name, at, 0); // extensions alone: why there is no value
        }

        if (hasCompanion && !reading.TryOpen(CompanionOf(name), at))
        {
            return false;
        }

        if (id is not null)
        {
            reading.Value("id", id, at, 0);
        }

        return (isEmpty || Elements(FhirTypes.Companion, depth + 1)) && (hasCompanion ? Close() : !reading.IsStopped);
    }

    private bool Attributes(FhirType type)
    {
        while (xml.MoveToNextAttribute())
        {
            bool isKnown = xml.Name == "id" || (xml.Name == "url" && type.Name == "Extension");
            if (!isKnown && xml.Prefix != "xmlns" && xml.Name != "xmlns")
            {
                return Fault(Here(), xml.Name.Length, "Expected no attributes here but id, and url of an extension.");
            }

            if (isKnown)
            {
                Attribute(xml.Name == "id" ? "id" : "url");
            }
        }

        xml.MoveToElement();
        return !reading.IsStopped;
    }

    // The reader stands on an attribute: its value becomes one of the record.
    private void Attribute(string name)
    {
        Here();
        int at = places.Go(text.AsSpan(places.Index).IndexOfAny('"', '\'') + 1);
        string value = xml.Value;
        int begin = places.Index, length = text.AsSpan(begin).IndexOf(text[begin - 1]);
        int end = places.Go(length);
        if (text.AsSpan(begin, length).SequenceEqual(value))
        {
            reading.Value(name, at, end - at);
        }
        else
        {
            reading.Value(name, value, at, end - at);
        }
    }

    private bool Markup(string name)
    {
        int at = Here() - 1, begin = places.Index - 1;
        xml.Skip();
        Here();
        int length = text.AsSpan(begin, places.Index - begin - 1).LastIndexOf('>') + 1;
        reading.Value(name, at, FhirCodec.Utf8.GetByteCount(text.AsSpan(begin, length)));
        return !reading.IsStopped;
    }

    private string CompanionOf(string name)
    {
        if (!companions.TryGetValue(name, out string? companion))
        {
            companions.Add(name, companion = "_" + name);
        }

        return companion;
    }

    private int Here() => xml is IXmlLineInfo line ? places.Go(line.LineNumber, line.LinePosition) : start;

    private bool Close()
    {
        reading.Record.Close(Here());
        return !reading.IsStopped;
    }

    private bool Fault(int at, int length, string reason, IssueCode? code = null)
    {
        int from = Math.Clamp(at, 0, message.Length);
        reading.Fault(code ?? IssueCodes.StructureUnreadable, from, Math.Min(length, message.Length - from), reason);
        return false;
    }
}
