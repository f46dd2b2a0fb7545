namespace Gateway.Inbound.Http;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    /// <summary>All of it is here.</summary>
    Whole,

    /// <summary>There is more than the limit.</summary>
    TooLong,

    /// <summary>The caller went away or broke the protocol before its end.</summary>
    Broken,
}
