using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>The prefixes that are declared at one place of a document, and what names with them are called in a record.</summary>
internal sealed class NamespaceScope
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sent, string Namespace), string> named = [];
    private readonly List<(string Prefix, string Namespace)> declared = [];

    public NamespaceScope(XmlLayout layout)
    {
        foreach ((string prefix, string space) in layout.Namespaces)
        {
            known[space] = prefix;
        }

        if (layout.Soap is not null)
        {
            known[SoapLayout.Version11] = SoapLayout.Name;
            known[SoapLayout.Version12] = SoapLayout.Name;
        }
    }

    public int Count => declared.Count;

    public void Declare(string prefix, string space) => declared.Add((prefix, space));

    /// <summary>Leaves an element: what was declared in it is forgotten.</summary>
    public void Return(int count) => declared.RemoveRange(count, declared.Count - count);

    /// <summary>The name in the record; null where its prefix is not declared.</summary>
    /// <param name="sent">As it stands in the document.</param>
    /// <param name="isAttribute">Whether a name without prefix has no namespace.</param>
    public string? NameOf(string sent, bool isAttribute)
    {
        int colon = sent.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 ? isAttribute || declared.Count == 0 : sent.AsSpan(0, colon) is "xml" or "xmlns")
        {
            return sent;
        }

        string? space = SpaceOf(sent.AsSpan(0, Math.Max(0, colon)));
        if (space is null)
        {
            return colon < 0 ? sent : null;
        }

        if (!named.TryGetValue((sent, space), out string? name))
        {
            string local = sent[(colon + 1)..];
            name = !known.TryGetValue(space, out string? prefix) ? sent : prefix.Length == 0 ? local : $"{prefix}:{local}";
            named.Add((sent, space), string.Intern(name));
        }

        return name;
    }

    private string? SpaceOf(ReadOnlySpan<char> prefix)
    {
        for (int at = declared.Count - 1; at >= 0; at--)
        {
            if (prefix.SequenceEqual(declared[at].Prefix))
            {
                return declared[at].Namespace;
            }
        }

        return null;
    }
}
