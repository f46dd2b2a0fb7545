namespace Gateway.PlatformSimulator.Faults;

/// <summary>What can go wrong with a call. Written in kebab-case over HTTP: <c>act-then-drop</c>.</summary>
public enum FaultKind
{
    /// <summary>A business refusal with the rule's text; nothing is done.</summary>
    Refuse,

    /// <summary>Nothing is done and nothing is answered until the caller leaves.</summary>
    Stall,

    /// <summary>Done, but nothing is answered until the caller leaves.</summary>
    ActThenStall,

    /// <summary>TCP reset; nothing is done.</summary>
    Reset,

    /// <summary>Done, then TCP reset instead of an answer.</summary>
    ActThenDrop,

    /// <summary>Done, half of the answer is sent, then TCP reset.</summary>
    ActThenCut,

    /// <summary>HTTP 500 (or the rule's status) with a gateway's JSON; nothing is done.</summary>
    ServerError,

    /// <summary>Done, then HTTP 500 (or the rule's status).</summary>
    ActThenServerError,

    /// <summary>Done after the rule's delay, even if the caller has left by then; answered then.</summary>
    Late,

    /// <summary>Done at once, answered after the rule's delay.</summary>
    ActThenLate,

    /// <summary>Done, and the answer's bytes are in the body twice.</summary>
    Twice,

    /// <summary>HTTP 200 without a body; nothing is done.</summary>
    Empty,

    /// <summary>Done, then HTTP 200 without a body.</summary>
    ActThenEmpty,

    /// <summary>HTTP 200 with a web page; nothing is done.</summary>
    Html,

    /// <summary>Done, then HTTP 200 with a web page.</summary>
    ActThenHtml,

    /// <summary>The platform framework's own error JSON; nothing is done.</summary>
    FrameworkError,

    /// <summary>infcode 0 with an FSI- error in err_msg and no output; nothing is done.</summary>
    FalseSuccess,

    /// <summary>HTTP 503 with Retry-After and 系统维护; nothing is done.</summary>
    Maintenance,
}
