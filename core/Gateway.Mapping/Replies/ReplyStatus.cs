namespace Gateway.Mapping;

/// <summary>What became of a message, as <c>outcome:status</c> spells it in lower case.</summary>
public enum ReplyStatus
{
    /// <summary>Done, or stored where the sender asked for no more.</summary>
    Accepted,

    /// <summary>The platform or a rule said no.</summary>
    Refused,

    /// <summary>Not known yet; asking again later gives the result.</summary>
    Pending,

    /// <summary>The message could not be read or mapped.</summary>
    Error,
}
