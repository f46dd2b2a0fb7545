using Gateway.Adapter.Xml.Layout;
using Gateway.Adapter.Xml.Parsing;

namespace Gateway.Adapter.Xml.Writing;

/// <summary>Writes one record: elements and attributes in the record's order.</summary>
/// <param name="layout">How it looks.</param>
/// <param name="places">What the layout says of places.</param>
/// <param name="writing">Takes the bytes.</param>
/// <param name="member">The member of a JSON object in whose text the document is to stand; null where it stands by itself.</param>
internal sealed class DocumentWriter(XmlLayout layout, LayoutPlace<Place> places, MessageWriting writing, string? member = null)
{
    private readonly XmlMarks marks = new(writing);
    private WrittenScope scope = new(layout);

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        List<SourceNode> roots = [.. record.Root.Children.Where(child => member is null || child.Name != XmlNames.Json)];
        marks.Raw(layout.ByteOrderMark && member is null ? "\uFEFF" : "");
        marks.BeginJson(member);
        marks.Raw(layout.Declaration);
        if (layout.Soap is { Envelope: SoapEnvelope.Written } soap)
        {
            Envelope(soap, roots);
        }
        else
        {
            Root(roots, places, record.Root, 1);
        }

        marks.EndJson();
        return writing.Finish();
    }

    private void Root(List<SourceNode> roots, LayoutPlace<Place> place, SourceNode at, int depth)
    {
        if (roots.Count != 1)
        {
            writing.Fault(roots.Count > 1 ? roots[1] : at, "Expected one root element.");
            return;
        }

        Element(roots[0], place, depth);
    }

    private void Envelope(SoapLayout soap, List<SourceNode> content)
    {
        marks.Raw($"<{soap.Prefix}:Envelope");
        Declare(soap.Prefix, soap.Namespace);
        foreach ((string prefix, string space) in soap.Declarations)
        {
            Declare(prefix, space);
        }

        marks.Raw(soap.Header == SoapHeader.Empty ? $"><{soap.Prefix}:Header/><{soap.Prefix}:Body>" : $"><{soap.Prefix}:Body>");
        content.ForEach(element => Element(element, places, 3));
        marks.Raw($"</{soap.Prefix}:Body></{soap.Prefix}:Envelope>");
    }

    private void Element(SourceNode node, LayoutPlace<Place> above, int depth)
    {
        int declared = scope.Count;
        List<SourceNode> attributes = [.. node.Children.Where(IsAttribute)];
        List<SourceNode> content = [.. node.Children.Where(child => !IsAttribute(child))];
        foreach (SourceNode declaration in attributes.Where(attribute => attribute.Name is "@xmlns" || attribute.Name.StartsWith("@xmlns:", StringComparison.Ordinal)))
        {
            scope.Declare(declaration.Name.Length > 7 ? declaration.Name[7..] : "", declaration.Text ?? "");
        }

        if (depth > layout.MaxDepth)
        {
            writing.Fault(node, $"Expected at most {layout.MaxDepth} levels.");
        }
        else if (NameOf(node, node.Name, isAttribute: false, out (string, string)? missing) is { } name)
        {
            Element(node, name, missing, attributes, content, above.Below(node.Name), depth);
        }

        scope.Return(declared);
    }

    private void Element(SourceNode node, string name, (string Prefix, string Namespace)? missing, List<SourceNode> attributes, List<SourceNode> content, LayoutPlace<Place> place, int depth)
    {
        bool isEmpty = node.IsGroup ? content.TrueForAll(child => child.Name == XmlNames.Text && !child.IsGroup && child.Text is null) : node.Text is null;
        Empty empty = place.Says?.IsPair == true ? Empty.Pair : attributes.Count > 0 ? layout.EmptyRows : layout.Empty;
        if (isEmpty && empty == Empty.LeftOut && depth > 1)
        {
            return;
        }

        marks.Raw("<" + name, node);
        if (missing is { } declaration)
        {
            Declare(declaration.Prefix, declaration.Namespace);
        }

        attributes.ForEach(Attribute);
        if (isEmpty && empty == Empty.SelfClosing)
        {
            marks.Raw("/>");
            return;
        }

        marks.Raw(">");
        if (!node.IsGroup)
        {
            Text(node, place);
        }
        else
        {
            Content(node, attributes.Count > 0, content, place, depth);
        }

        marks.Raw($"</{name}>", node);
    }

    private void Content(SourceNode node, bool hasAttributes, List<SourceNode> content, LayoutPlace<Place> place, int depth)
    {
        if (place.Says?.Inside is { } inside && !hasAttributes && content.TrueForAll(child => child.Name != XmlNames.Text))
        {
            Inside(node, inside, content, place, depth);
            return;
        }

        foreach (SourceNode child in content)
        {
            if (child.Name != XmlNames.Text)
            {
                Element(child, place, depth + 1);
            }
            else if (!child.IsGroup)
            {
                Text(child, place);
            }
            else if (place.Says?.Inside is { } held)
            {
                Inside(child, held, [.. child.Children], place, depth);
            }
            else
            {
                writing.Fault(child, "Expected text.");
            }
        }
    }

    private void Inside(SourceNode node, InsideLayout inside, List<SourceNode> content, LayoutPlace<Place> place, int depth)
    {
        bool isCdata = place.Says!.IsCdata; // Inside was said of it
        if (inside.Packed != Packed.No)
        {
            LayoutPlace<Place> below = inside.Packed == Packed.Base64Zip ? place.Below(PackedReader.Entry) : place;
            Text(new PackedWriter(inside, writing, (document, roots) => Unfolded(inside, document, roots, below, depth)).Text(node, content), isCdata, node);
            return;
        }

        if (inside.Format == InsideFormat.Delimited)
        {
            Text(LineWriter.Write(inside, content, writing), isCdata, node);
            return;
        }

        marks.Begin(isCdata);
        marks.Raw(inside.Declaration);
        WrittenScope outer = scope;
        scope = new WrittenScope(layout); // a document of its own: nothing is declared yet
        if (inside.Format == InsideFormat.Elements)
        {
            content.ForEach(element => Element(element, place, depth + 1));
        }
        else
        {
            Root(content, place, node, depth + 1);
        }

        scope = outer;
        marks.End();
    }

    // A document in bytes of its own.
    private byte[]? Unfolded(InsideLayout inside, SourceNode node, List<SourceNode> content, LayoutPlace<Place> place, int depth)
    {
        MessageWriting inner = writing.Another();
        if (inside.Format == InsideFormat.Delimited)
        {
            inner.Text(LineWriter.Write(inside, content, inner), node);
        }
        else
        {
            inner.Text(inside.Declaration, node);
            new DocumentWriter(layout, places, inner).Root(content, place, node, depth + 1);
        }

        Outcome<ReadOnlyMemory<byte>> written = inner.Finish();
        foreach (Issue issue in written.Issues)
        {
            writing.Issues.Add(issue);
        }

        return written.TryGetValue(out ReadOnlyMemory<byte> bytes) ? bytes.ToArray() : null;
    }

    private void Attribute(SourceNode attribute)
    {
        if (attribute.IsGroup)
        {
            writing.Fault(attribute, "Expected a plain value in an attribute.");
        }
        else if (NameOf(attribute, attribute.Name[1..], isAttribute: true, out (string Prefix, string Namespace)? missing) is { } name)
        {
            if (missing is { } declaration)
            {
                Declare(declaration.Prefix, declaration.Namespace);
            }

            marks.Attribute(name, attribute.Text ?? "", attribute);
        }
    }

    private void Text(SourceNode node, LayoutPlace<Place> place) => Text(node.Text, place.Says?.IsCdata == true, node);

    private void Text(string? text, bool isCdata, SourceNode node)
    {
        if (text is not null && isCdata)
        {
            marks.Cdata(text, node);
        }
        else if (text is not null)
        {
            marks.Text(text, node);
        }
    }

    private void Declare(string prefix, string space)
    {
        scope.Declare(prefix, space);
        marks.Attribute(prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix, space, default);
    }

    private string? NameOf(SourceNode node, string name, bool isAttribute, out (string Prefix, string Namespace)? missing)
    {
        missing = null;
        if (!XmlNames.Is(name))
        {
            writing.Fault(node, "Expected a name that XML takes.");
            return null;
        }

        string? written = layout.HasNamespaces ? scope.NameOf(name, isAttribute, out missing) : name;
        if (written is null)
        {
            writing.Fault(node, "Expected a prefix that the layout's namespaces or an xmlns attribute declare.");
        }

        return written;
    }

    private static bool IsAttribute(SourceNode node) => node.Name.StartsWith(XmlNames.Attribute);
}
