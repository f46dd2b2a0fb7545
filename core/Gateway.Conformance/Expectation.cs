namespace Gateway.Conformance;

/// <summary>What the suite expects of a sample; its folder says so.</summary>
public enum Expectation
{
    /// <summary>Read whole, written back byte for byte.</summary>
    SameBytes,

    /// <summary>In <c>rewritten/</c>: read whole; written it looks otherwise and means the same.</summary>
    SameMeaning,

    /// <summary>In <c>refused/</c>: an issue with a location.</summary>
    Refused,
}
