namespace Gateway.Contract;

/// <summary>Answers one question: is data lost?</summary>
public enum Severity
{
    /// <summary>Nothing is lost: the value is kept and the message goes on.</summary>
    Warning,

    /// <summary>Something would be lost or wrong: nothing is sent.</summary>
    Error,
}
