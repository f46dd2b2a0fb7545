namespace Gateway.Adapter.Fhir.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record FhirLayout
{
    public const int DeepestDepth = 128;

    /// <summary>How a record is written that does not say it itself.</summary>
    public Format Format { get; init; }

    /// <summary>XML: written before the root element; empty for none.</summary>
    public string Declaration { get; init; } = "";

    public Unknown Unknown { get; init; }

    public int MaxDepth { get; init; } = 64;

    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (MaxDepth is < 1 or > DeepestDepth)
        {
            yield return LayoutReader.Wrong("max-depth", $"Expected 1 to {DeepestDepth}.");
        }

        if (MaxBytes < 1)
        {
            yield return LayoutReader.Wrong("max-bytes", "Expected 1 or more.");
        }

        string text = Declaration.TrimEnd('\r', '\n');
        if (text.Length > 0 && (!text.StartsWith("<?xml ", StringComparison.Ordinal) || !text.EndsWith("?>", StringComparison.Ordinal) || text.IndexOf("?>", StringComparison.Ordinal) != text.Length - 2))
        {
            yield return LayoutReader.Wrong("declaration", "Expected <?xml … ?>, with a line break behind it if one is written.");
        }
    }
}

/// <summary>The two forms of FHIR that are read and written here.</summary>
internal enum Format
{
    Json,
    Xml,
}

/// <summary>What becomes of elements that R4 does not have.</summary>
internal enum Unknown
{
    /// <summary>They are faults, as FHIR wants it.</summary>
    Refuse,

    /// <summary>They are kept by their shape: for senders of older releases.</summary>
    Keep,
}
