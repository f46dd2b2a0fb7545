using System.Buffers;
using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>
/// Reads one document into the open group. Every method says whether reading on makes sense; a fault of the structure ends it, since nobody knows what follows.
/// </summary>
internal sealed class DocumentReader(XmlLayout layout, MessageReading reading, XmlText text, int from, int to, int outerDepth = 0)
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not ('\t' or '\n' or '\r')).Select(code => (byte)code)]);

    private readonly StartTag tag = new(layout, reading, text);
    private readonly TextRun run = new(text);
    private int at = from;
    private int muted; // inside a SOAP header

    private ReadOnlySpan<byte> Rest => text.Shape[at..to];

    /// <summary>Reads the whole document.</summary>
    public bool Read(LayoutPlace<Place> place)
    {
        bool isRead = HasNoControls() && Around() && (Rest.StartsWith("<"u8) || text.Fault(at, 0, "Expected an element.")) && Element(place, outerDepth + 1);
        return isRead && Around() && (at == to || text.Fault(at, to - at, "Expected nothing after the root element."));
    }

    /// <summary>Reads elements that stand side by side.</summary>
    public bool ReadElements(LayoutPlace<Place> place)
    {
        bool isRead = HasNoControls() && Around();
        while (isRead && at < to)
        {
            isRead = (Rest.StartsWith("<"u8) || text.Fault(at, 0, "Expected elements and nothing between them.")) && Element(place, outerDepth + 1) && Around();
        }

        return isRead;
    }

    private bool HasNoControls()
    {
        int control = Rest.IndexOfAny(Controls);
        return control < 0 || text.Fault(at + control, 1, "Expected characters that XML has.");
    }

    // Comments and instructions before and behind the root element.
    private bool Around()
    {
        while (true)
        {
            int spaces = Rest.IndexOfAnyExcept(" \t\r\n"u8);
            at = spaces < 0 ? to : at + spaces;
            if (!Rest.StartsWith("<?"u8) && !Rest.StartsWith("<!"u8))
            {
                return true;
            }

            if (!Aside())
            {
                return false;
            }
        }
    }

    private bool Aside()
    {
        bool isComment = Rest.StartsWith("<!--"u8);
        if (!isComment && !Rest.StartsWith("<?"u8))
        {
            return Rest.Length < 2
                ? text.Fault(at, Rest.Length, "Expected the end of the tag: the document ends in it.")
                : text.Fault(at, 2, "Expected no DOCTYPE and no other declaration: they are never taken.");
        }

        int skipped = isComment ? 4 : 2;
        int end = Rest[skipped..].IndexOf(isComment ? "-->"u8 : "?>"u8);
        at += end < 0 ? 0 : skipped + end + (isComment ? 3 : 2);
        return end >= 0 || text.Fault(at, to - at, isComment ? "Expected a comment that ends." : "Expected an instruction that ends.");
    }

    private bool Element(LayoutPlace<Place> above, int depth)
    {
        int open = at, nameAt = at + 1;
        if (depth > layout.MaxDepth)
        {
            return text.Fault(IssueCodes.LimitExceeded, at, 1, $"Expected at most {layout.MaxDepth} levels.");
        }

        int length = XmlNames.LengthAt(text.Shape[nameAt..to]);
        at = nameAt + length;
        int declared = tag.Declared;
        if (length == 0 || !tag.TryRead(ref at, to) || !tag.TryName(nameAt, length, out string name))
        {
            return length == 0 && text.Fault(open, 1, "Expected the name of an element behind '<'.");
        }

        bool isRead = layout.Soap is not null && outerDepth == 0 && depth <= 2
            ? Envelope(name, above, depth, (nameAt, length))
            : Inner(new Opened(name, open, nameAt, length), above.Below(name), depth);
        tag.Leave(declared);
        return isRead;
    }

    private bool Envelope(string name, LayoutPlace<Place> above, int depth, (int At, int Length) sent)
    {
        bool isBody = depth == 2 && name == SoapLayout.Name + ":Body";
        if (depth == 1 && name != SoapLayout.Name + ":Envelope")
        {
            return text.Fault(sent.At, sent.Length, "Expected a SOAP envelope, 1.1 or 1.2.");
        }

        if (tag.IsSelfClosing)
        {
            return true;
        }

        int mutes = depth == 2 && !isBody ? 1 : 0;
        muted += mutes;
        bool isRead = Content(new Opened(name, sent.At - 1, sent.At, sent.Length), above, depth, isGroup: true, isKept: false);
        muted -= mutes;
        return isRead;
    }

    private bool Inner(Opened opened, LayoutPlace<Place> place, int depth)
    {
        bool isGroup = tag.HasAttributes;
        if (isGroup && muted == 0 && (!reading.TryOpen(opened.Name, text.Outer(opened.At)) || !tag.AddAttributes()))
        {
            return false;
        }

        if (!tag.IsSelfClosing)
        {
            return Content(opened, place, depth, isGroup, isKept: true);
        }

        if (!isGroup && muted == 0)
        {
            reading.Value(opened.Name, text.Outer(at), 0);
        }

        return !isGroup || Close();
    }

    private bool Content(Opened opened, LayoutPlace<Place> place, int depth, bool isGroup, bool isKept)
    {
        while (true)
        {
            if (!NextTag(out bool isEnd))
            {
                return false;
            }

            if (isEnd && !isGroup)
            {
                return Value(opened.Name, place, depth) && End(opened);
            }

            if (!isGroup && muted == 0 && !reading.TryOpen(opened.Name, text.Outer(opened.At)))
            {
                return false;
            }

            isGroup = true;
            if (isKept && !run.IsBlank && !Value(XmlNames.Text, place, depth))
            {
                return false;
            }

            if (isEnd)
            {
                return End(opened) && (!isKept || Close());
            }

            if (!Element(place, depth + 1))
            {
                return false;
            }
        }
    }

    // Collects the text up to the next tag that opens or ends an element.
    private bool NextTag(out bool isEnd)
    {
        run.Clear();
        isEnd = false;
        while (true)
        {
            int found = Rest.IndexOf((byte)'<');
            if (found < 0)
            {
                return text.Fault(at, to - at, "Expected the end of the element.");
            }

            run.Add(at, found, isCdata: false);
            at += found;
            if (Rest.Length > 1 && Rest[1] is not ((byte)'!' or (byte)'?'))
            {
                isEnd = Rest[1] == '/';
                return true;
            }

            if (!(Rest.StartsWith("<![CDATA["u8) ? Cdata() : Aside()))
            {
                return false;
            }
        }
    }

    private bool Cdata()
    {
        int end = Rest[9..].IndexOf("]]>"u8);
        if (end < 0)
        {
            return text.Fault(at, to - at, "Expected CDATA that ends with ]]>.");
        }

        run.Add(at + 9, end, isCdata: true);
        at += end + 12;
        return true;
    }

    private bool Value(string name, LayoutPlace<Place> place, int depth)
    {
        if (muted > 0)
        {
            return true;
        }

        if (place.Says?.Inside is not { } inside || run.IsBlank)
        {
            run.AddTo(reading, name, at);
            return !reading.IsStopped;
        }

        if (run.Inside(reading) is not (XmlText found, int begin, int end))
        {
            return false;
        }

        if (inside.Packed != Packed.No)
        {
            return reading.TryOpen(name, found.Outer(begin)) && new PackedReader(layout, inside, reading, found).Read(begin, end, place, depth) && Close(found.Outer(end));
        }

        bool isXml = found.Shape[begin..end].TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        if (inside.Format != InsideFormat.Delimited && !isXml)
        {
            run.AddTo(reading, name, at);
            return !reading.IsStopped;
        }

        return reading.TryOpen(name, found.Outer(begin))
            && Held(inside, found, begin, end, place, depth)
            && Close(found.Outer(end));
    }

    private bool Held(InsideLayout inside, XmlText found, int begin, int end, LayoutPlace<Place> place, int depth) => inside.Format switch
    {
        InsideFormat.Xml => new DocumentReader(layout, reading, found, begin, end, depth).Read(place),
        InsideFormat.Elements => new DocumentReader(layout, reading, found, begin, end, depth).ReadElements(place),
        _ => new LineReader(inside, reading, found, begin, end).Read(),
    };

    private bool End(Opened opened)
    {
        bool isSame = Rest.Length > opened.Length + 2 && text.Raw(at + 2, opened.Length).SequenceEqual(text.Raw(opened.NameAt, opened.Length));
        int behind = isSame ? at + 2 + opened.Length : at;
        int spaces = isSame ? Math.Max(0, text.Shape[behind..to].IndexOfAnyExcept(" \t\r\n"u8)) : 0;
        if (!isSame || !text.Shape[(behind + spaces)..to].StartsWith(">"u8))
        {
            return text.Fault(at, Math.Min(2, to - at), "Expected the end of the element that was opened last.");
        }

        at = behind + spaces + 1;
        return true;
    }

    private bool Close(int end = -1)
    {
        if (muted == 0)
        {
            reading.Record.Close(end < 0 ? text.Outer(at) : end);
        }

        return !reading.IsStopped;
    }

    private readonly record struct Opened(string Name, int At, int NameAt, int Length);
}
