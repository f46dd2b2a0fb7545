namespace Gateway.Verdicts;

/// <summary>What the way between gateway and platform does to a call.</summary>
internal enum LineFault
{
    /// <summary>Carries it there and the answer back.</summary>
    None,

    /// <summary>Takes the connection and resets it.</summary>
    Reset,

    /// <summary>Takes the call, hands it on to nobody and never answers.</summary>
    Silent,

    /// <summary>The platform acts; half of its answer gets through, then the connection is reset.</summary>
    CutAnswer,

    /// <summary>A proxy's own error, status 502 or 504, with a page.</summary>
    BadGateway,

    /// <summary>Status 200 with a page of a proxy.</summary>
    Page,

    /// <summary>Status 200 and nothing.</summary>
    Empty,

    /// <summary>Middleware's own words under a business code.</summary>
    MiddlewareWords,

    /// <summary>The platform acts and says done, but the number of what it made is not in its answer.</summary>
    NumberLeftOut,
}
