namespace Gateway.Platform;

/// <summary>Whether operators sign in (9001) before anything else is taken from them, once a day.</summary>
public sealed record DialectSignIn
{
    /// <summary>Whether transactions carry the number of a session. The endpoint's configuration and the institution's fact <c>sign-in</c> (yes, no) come before.</summary>
    public bool Required { get; init; }

    /// <summary>Under which operator transactions go.</summary>
    public SignInOperator Operator { get; init; } = SignInOperator.Institution;
}

/// <summary>Under which operator transactions go.</summary>
public enum SignInOperator
{
    /// <summary>The one of institution.yaml, whoever sat at the counter.</summary>
    Institution,

    /// <summary>The one that the message names; that of institution.yaml when it names none.</summary>
    Message,
}
