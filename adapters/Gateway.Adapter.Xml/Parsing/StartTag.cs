using System.Text;
using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>Reads the attributes of one start tag after the other, and the names of elements.</summary>
internal sealed class StartTag(XmlLayout layout, MessageReading reading, XmlText text)
{
    private const int MostAttributes = 256;
    private const int LongestName = 1024;

    private readonly NamespaceScope scope = new(layout);
    private readonly Dictionary<string, string> attributeNames = new(StringComparer.Ordinal);
    private readonly List<(int NameAt, int NameLength, int At, int Length)> attributes = [];

    public int Declared => scope.Count;

    public bool HasAttributes => attributes.Count > 0;

    public bool IsSelfClosing { get; private set; }

    public void Leave(int declared) => scope.Return(declared);

    /// <summary>Reads up to and with the end of the tag.</summary>
    /// <param name="at">Behind the element's name; afterwards behind the tag.</param>
    /// <param name="to">End of the document.</param>
    public bool TryRead(ref int at, int to)
    {
        attributes.Clear();
        while (true)
        {
            int before = at;
            SkipSpaces(ref at, to);
            ReadOnlySpan<byte> next = text.Shape[at..to];
            IsSelfClosing = next.Length > 1 && next[0] == '/' && next[1] == '>';
            if (IsSelfClosing || (!next.IsEmpty && next[0] == '>'))
            {
                at += IsSelfClosing ? 2 : 1;
                return Declare();
            }

            int length = at == before ? 0 : XmlNames.LengthAt(next);
            if (length == 0)
            {
                return text.Fault(at, 0, "Expected '>', '/>' or a space and an attribute.");
            }

            if (!Attribute(ref at, to, length))
            {
                return false;
            }
        }
    }

    /// <summary>What an element is called in the record.</summary>
    public bool TryName(int at, int length, out string name)
    {
        bool isRead = TryRawName(at, length, out name);
        if (isRead && layout.HasNamespaces)
        {
            string? resolved = scope.NameOf(name, isAttribute: false);
            name = resolved ?? name;
            isRead = resolved is not null || text.Fault(at, length, "Expected a prefix that is declared.");
        }

        return isRead;
    }

    /// <summary>Adds the attributes to the open group.</summary>
    public bool AddAttributes()
    {
        foreach ((int nameAt, int nameLength, int at, int length) in attributes)
        {
            if (!TryRawName(nameAt, nameLength, out string sent) || NameOf(sent) is not { } name)
            {
                return sent.Length == 0 ? false : text.Fault(nameAt, nameLength, "Expected a prefix that is declared.");
            }

            if (text.Shape.Slice(at, length).IndexOfAny((byte)'&', (byte)'\r') < 0 && text.IsPlain(at, length))
            {
                reading.Value(name, text.Outer(at), length * text.Unit);
            }
            else
            {
                reading.Value(name, Resolved(at, length), text.Outer(at), text.OuterLength(at, length));
            }
        }

        return !reading.IsStopped;
    }

    private bool Attribute(ref int at, int to, int length)
    {
        int nameAt = at;
        at += length;
        SkipSpaces(ref at, to);
        bool isAssigned = at < to && text.Shape[at] == '=';
        at += isAssigned ? 1 : 0;
        SkipSpaces(ref at, to);
        byte quote = isAssigned && at < to ? text.Shape[at] : (byte)0;
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            return text.Fault(nameAt, length, "Expected an attribute's name, '=' and its value in quotes.");
        }

        int end = text.Shape[(at + 1)..to].IndexOfAny(quote, (byte)'<');
        if (end < 0 || text.Shape[at + 1 + end] == '<')
        {
            return text.Fault(at, 1, "Expected the attribute's value to end with its quote.");
        }

        if (attributes.Count == MostAttributes)
        {
            return text.Fault(IssueCodes.LimitExceeded, nameAt, length, $"Expected at most {MostAttributes} attributes in an element.");
        }

        if (IsThere(nameAt, length))
        {
            return text.Fault(nameAt, length, "Expected each attribute once.");
        }

        attributes.Add((nameAt, length, at + 1, end));
        at += end + 2;
        return true;
    }

    private void SkipSpaces(ref int at, int to)
    {
        ReadOnlySpan<byte> shape = text.Shape; // none or one, mostly: a search would cost more
        while (at < to && (shape[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            at++;
        }
    }

    private bool IsThere(int nameAt, int length)
    {
        ReadOnlySpan<byte> name = text.Raw(nameAt, length);
        foreach ((int at, int size, _, _) in attributes)
        {
            if (size == length && name.SequenceEqual(text.Raw(at, size)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Declare()
    {
        if (!layout.HasNamespaces)
        {
            return true;
        }

        foreach ((int nameAt, int nameLength, int at, int length) in attributes)
        {
            ReadOnlySpan<byte> name = text.Shape.Slice(nameAt, nameLength);
            if (IsDeclaration(name))
            {
                if (!text.TryText(nameAt, nameLength, out string sent) || Resolved(at, length) is not { } space)
                {
                    return false;
                }

                scope.Declare(sent.Length > 6 ? sent[6..] : "", string.Intern(space));
            }
        }

        if (layout.Xmlns == Xmlns.LeftOut)
        {
            attributes.RemoveAll(attribute => IsDeclaration(text.Shape.Slice(attribute.NameAt, attribute.NameLength)));
        }

        return true;
    }

    private static bool IsDeclaration(ReadOnlySpan<byte> name) => name.StartsWith("xmlns"u8) && (name.Length == 5 || name[5] == ':');

    private bool TryRawName(int at, int length, out string name)
    {
        name = "";
        if (length > LongestName)
        {
            return text.Fault(IssueCodes.LimitExceeded, at, length, $"Expected a name of at most {LongestName} characters.");
        }

        return text.Names.TryGet(text.Byte(at), length * text.Unit, out name) || text.Fault(IssueCodes.TextUndecodable, at, length, $"Expected text in {text.Encoding.WebName}.");
    }

    private string? NameOf(string sent)
    {
        string? name = layout.HasNamespaces ? scope.NameOf(sent, isAttribute: true) : sent;
        string? marked = null;
        if (name is null || attributeNames.TryGetValue(name, out marked))
        {
            return marked;
        }

        marked = XmlNames.Attribute + name;
        if (attributeNames.Count < MostAttributes)
        {
            attributeNames.Add(name, marked);
        }

        return marked;
    }

    private string? Resolved(int at, int length)
    {
        var resolved = new StringBuilder();
        return TextRun.TryResolve(resolved, text, at, length) ? resolved.ToString() : null;
    }
}
