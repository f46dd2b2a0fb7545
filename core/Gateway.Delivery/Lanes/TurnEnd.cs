namespace Gateway.Delivery;

/// <summary>Why a lane gives its seat back.</summary>
internal abstract record TurnEnd
{
    private TurnEnd() { }

    /// <summary>Its message is finished: the next one may come.</summary>
    public sealed record Done : TurnEnd;

    /// <summary>Its message waits for a person.</summary>
    public sealed record Parked : TurnEnd;

    /// <summary>Its message may go on after a time.</summary>
    public sealed record Sleep(TimeSpan For, string Reason) : TurnEnd;

    /// <summary>The transaction's breaker or limit holds it back.</summary>
    public sealed record AtGate(TransactionGate Gate) : TurnEnd;

    /// <summary>Somebody signs its operator in.</summary>
    public sealed record AtSession(SessionKey Session) : TurnEnd;

    /// <summary>The next transaction goes to another destination.</summary>
    public sealed record MoveTo(DestinationGate Gate) : TurnEnd;

    /// <summary>It goes back into the queue: the destination has closed, or the engine stops.</summary>
    public sealed record Again(string Reason) : TurnEnd;
}
