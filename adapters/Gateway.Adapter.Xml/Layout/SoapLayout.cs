namespace Gateway.Adapter.Xml.Layout;

/// <summary>An envelope around every message: taken off when reading, whatever its version, and put on when writing.</summary>
internal sealed record SoapLayout
{
    /// <summary>The prefix that names of the envelope's namespace have in a record, such as <c>soap:Fault</c>.</summary>
    public const string Name = "soap";

    public const string Version11 = "http://schemas.xmlsoap.org/soap/envelope/";

    public const string Version12 = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary><c>1.1</c> or <c>1.2</c>.</summary>
    public string Version { get; init; } = "1.1";

    /// <summary>As it is written.</summary>
    public string Prefix { get; init; } = Name;

    /// <summary>Further prefixes that the envelope declares, with their namespaces.</summary>
    public IReadOnlyDictionary<string, string> Declarations { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public SoapHeader Header { get; init; }

    /// <summary>Whether one is written too: some senders' buses put answers into an envelope themselves.</summary>
    public SoapEnvelope Envelope { get; init; }

    public string Namespace => Version == "1.2" ? Version12 : Version11;

    public IEnumerable<Issue> Faults()
    {
        if (Version is not ("1.1" or "1.2"))
        {
            yield return LayoutReader.Wrong("soap.version", "Expected \"1.1\" or \"1.2\".");
        }

        if (!XmlNames.IsPlain(Prefix))
        {
            yield return LayoutReader.Wrong("soap.prefix", "Expected a name without colon.");
        }

        foreach (string prefix in Declarations.Keys.Where(prefix => !XmlNames.IsPlain(prefix)))
        {
            yield return LayoutReader.Wrong($"soap.declarations.{prefix}", "Expected a name without colon.");
        }
    }
}
