namespace Gateway.Canonical;

/// <summary>The business meaning of a message.</summary>
/// <param name="Name">For example <c>outpatient.settle</c>.</param>
/// <param name="Kind">What doing it changes.</param>
/// <param name="Scope">What must stay in order together.</param>
/// <param name="Chinese">Its title for people.</param>
/// <param name="English">Its title for people.</param>
/// <param name="Destination">Kind of the destination: <c>nhsa</c> or <c>fhir</c>.</param>
public sealed record CanonicalEvent(string Name, EventKind Kind, EventScope Scope, string Chinese, string English, string Destination);

/// <summary>What doing an event changes.</summary>
public enum EventKind
{
    /// <summary>Nothing: it may be repeated freely.</summary>
    Query,

    /// <summary>Something at the destination: doing it twice would be wrong.</summary>
    Effect,

    /// <summary>Nothing of the business: it belongs to the way of talking (signing in).</summary>
    Call,
}

/// <summary>What a lane holds in order.</summary>
public enum EventScope
{
    /// <summary>No order is needed.</summary>
    None,

    /// <summary>One visit.</summary>
    Visit,

    /// <summary>One person.</summary>
    Person,

    /// <summary>One operator.</summary>
    Operator,

    /// <summary>One institution.</summary>
    Institution,
}
