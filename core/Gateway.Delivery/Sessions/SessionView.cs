namespace Gateway.Delivery;

/// <summary>One operator's session at one moment.</summary>
/// <param name="Key">Who.</param>
/// <param name="State">Whether somebody is signed in.</param>
/// <param name="Day">The day in China of the last sign-in; null before the first.</param>
/// <param name="Number">The number that the platform gave for that day; null before the first.</param>
/// <param name="SigningIn">The message that signs in now; null when none does.</param>
public sealed record SessionView(SessionKey Key, SessionState State, DateOnly? Day, string? Number, long? SigningIn);

/// <summary>Whether an operator is signed in.</summary>
public enum SessionState
{
    /// <summary>Nobody has needed a session today.</summary>
    None,

    /// <summary>A message of the gateway's own is signing in; whatever needs the session waits.</summary>
    SigningIn,
    SignedIn,

    /// <summary>The platform ended it; the next one who needs it renews it.</summary>
    Ended,
}
