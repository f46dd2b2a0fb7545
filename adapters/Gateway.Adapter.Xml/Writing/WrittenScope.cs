using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml.Writing;

/// <summary>The prefixes that are declared where the writer stands, and how names of the record are written there.</summary>
internal sealed class WrittenScope(XmlLayout layout)
{
    private readonly List<(string Prefix, string Namespace)> declared = [];

    public int Count => declared.Count;

    public void Declare(string prefix, string space) => declared.Add((prefix, space));

    public void Return(int count) => declared.RemoveRange(count, declared.Count - count);

    /// <summary>How a name is written.</summary>
    /// <param name="name">As the record has it, without @.</param>
    /// <param name="isAttribute">Whether a name without prefix has no namespace.</param>
    /// <param name="missing">A declaration that must be written with it; null for none.</param>
    /// <returns>Null where nobody declares its prefix.</returns>
    public string? NameOf(string name, bool isAttribute, out (string Prefix, string Namespace)? missing)
    {
        missing = null;
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        string prefix = colon < 0 ? "" : name[..colon], local = name[(colon + 1)..];
        string? space = prefix == SoapLayout.Name ? layout.Soap?.Namespace : layout.Namespaces.GetValueOrDefault(prefix);
        if (prefix is "xml" or "xmlns" || (colon < 0 && (isAttribute || space is null)))
        {
            return name;
        }

        if (space is null)
        {
            return declared.Exists(known => known.Prefix == prefix) ? name : null;
        }

        int at = declared.FindLastIndex(known => known.Namespace == space && !(isAttribute && known.Prefix.Length == 0));
        bool isInScope = at >= 0 && declared.FindLastIndex(known => known.Prefix == declared[at].Prefix) == at;
        if (!isInScope)
        {
            missing = (prefix, space);
            return name;
        }

        return declared[at].Prefix.Length == 0 ? local : $"{declared[at].Prefix}:{local}";
    }
}
