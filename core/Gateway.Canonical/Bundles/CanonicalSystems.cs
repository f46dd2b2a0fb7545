namespace Gateway.Canonical;

/// <summary>The identifier and code systems that the canonical model itself needs; all others are slices or code tables.</summary>
public static class CanonicalSystems
{
    /// <summary>Events, as <c>MessageHeader.eventCoding</c> names them.</summary>
    public const string Event = "urn:cn:gateway:event";

    /// <summary>Identity of a message's content, as <c>Bundle.identifier</c>.</summary>
    public const string Content = "urn:cn:gateway:content";

    /// <summary>Tells instances of one resource type apart, as <c>Resource.meta.tag</c>: <c>main</c> for <c>Condition#main</c>.</summary>
    public const string Label = "urn:cn:gateway:label";

    /// <summary>National code systems are this and their name.</summary>
    public const string NationalCodePrefix = "urn:cn:nhsa:code:";
}
