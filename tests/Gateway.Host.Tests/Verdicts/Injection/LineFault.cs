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

    /// <summary>The platform acts; half of its answer gets through, and that looks whole to HTTP.</summary>
    HalfAnswer,

    /// <summary>The platform acts; the answer that comes back bears another message's number.</summary>
    OtherMessage,

    /// <summary>The province's gateway turns the call away: status 429.</summary>
    TooMany,

    /// <summary>The province's gateway answers with a JSON of its own that is no envelope.</summary>
    ProvinceError,

    /// <summary>Code -2, which a client in between makes up on an exception of its own.</summary>
    MadeUp,

    /// <summary>The platform's door does not take the key, because it has expired.</summary>
    KeyExpired,

    /// <summary>A FHIR server's own answer, with an OperationOutcome or without.</summary>
    FhirAnswer,

    /// <summary>Middleware's own words under a business code.</summary>
    MiddlewareWords,

    /// <summary>The platform acts and says done, but the number of what it made is not in its answer.</summary>
    NumberLeftOut,
}
