namespace Gateway.Delivery;

/// <summary>One operator's session. Thread-safe; nothing waits in here.</summary>
internal sealed class OperatorSession
{
    /// <summary>The platform counts days as China does.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Lock guard = new();
    private string? number;
    private DateOnly day;
    private bool hasEnded;
    private bool isOrdered;
    private bool isImpossible;
    private long signedInAt;
    private long orderedAt;

    /// <summary>The message that signs in, while there is one.</summary>
    public long? SigningIn { get; private set; }

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(China).Date);

    /// <summary>Whether somebody is about to sign in: whoever needs the session waits.</summary>
    public bool IsAwaited(DateTimeOffset now)
    {
        lock (guard)
        {
            return isOrdered && Valid(now) is null;
        }
    }

    /// <summary>The number to send; null while nobody is signed in.</summary>
    public string? NumberAt(DateTimeOffset now)
    {
        lock (guard)
        {
            return Valid(now);
        }
    }

    /// <summary>What the journal remembers of the last session.</summary>
    public void Recall(string? known, DateOnly knownDay)
    {
        lock (guard)
        {
            if (number is null && known is { Length: > 0 })
            {
                (number, day) = (known, knownDay);
            }
        }
    }

    /// <summary>The message that signs in is known.</summary>
    public void Expect(long messageId)
    {
        lock (guard)
        {
            (isOrdered, SigningIn) = (true, messageId);
        }
    }

    /// <summary>Claims the right to order a sign-in.</summary>
    /// <param name="timestamp">Steady time now.</param>
    /// <param name="pause">Shortest time between two sign-ins.</param>
    /// <param name="elapsed">Steady time since a timestamp.</param>
    /// <returns>Why it has to be ordered, or how long to wait first; neither when somebody signs in already or is signed in.</returns>
    public (string? Cause, TimeSpan Wait) Claim(DateTimeOffset now, long timestamp, TimeSpan pause, Func<long, TimeSpan> elapsed)
    {
        lock (guard)
        {
            if (isOrdered || Valid(now) is not null)
            {
                return default;
            }

            if (orderedAt != 0 && elapsed(orderedAt) < pause)
            {
                return (null, pause - elapsed(orderedAt));
            }

            (isOrdered, isImpossible, orderedAt) = (true, false, timestamp);
            return (number is null ? "nobody was signed in" : hasEnded ? "the platform ended the session" : "a new day began", default);
        }
    }

    /// <summary>Whether nobody could sign in a moment ago.</summary>
    public bool IsImpossible
    {
        get
        {
            lock (guard)
            {
                return isImpossible;
            }
        }
    }

    /// <summary>Nobody can sign in.</summary>
    public void Forgo()
    {
        lock (guard)
        {
            (isOrdered, isImpossible, SigningIn) = (false, true, null);
        }
    }

    /// <summary>The platform gave a number.</summary>
    public void Begin(string given, DateTimeOffset at, long timestamp)
    {
        lock (guard)
        {
            (number, day, hasEnded, signedInAt) = (given, DayOf(at), false, timestamp);
        }
    }

    /// <summary>The platform says that a number is good no longer.</summary>
    /// <param name="used">The number that was sent.</param>
    /// <param name="pause">Shortest time between two sign-ins of one day.</param>
    /// <param name="elapsed">Steady time since a timestamp.</param>
    /// <returns>Whether sending again at once makes sense: the session was older than the pause, or has been renewed meanwhile.</returns>
    public bool End(string used, TimeSpan pause, Func<long, TimeSpan> elapsed)
    {
        lock (guard)
        {
            if (used != number)
            {
                return true;
            }

            hasEnded = true;
            return signedInAt == 0 || elapsed(signedInAt) >= pause;
        }
    }

    /// <summary>A sign-in has come to its end, whichever.</summary>
    public void Settle(long messageId)
    {
        lock (guard)
        {
            if (SigningIn == messageId)
            {
                (isOrdered, SigningIn) = (false, null);
            }
        }
    }

    public SessionView View(SessionKey key, DateTimeOffset now)
    {
        lock (guard)
        {
            SessionState state = Valid(now) is not null ? SessionState.SignedIn : isOrdered ? SessionState.SigningIn : hasEnded ? SessionState.Ended : SessionState.None;
            return new SessionView(key, state, number is null ? null : day, number, SigningIn);
        }
    }

    // A day later than today means that the clock was set back: the platform will say so if it minds.
    private string? Valid(DateTimeOffset now) => number is not null && !hasEnded && day >= DayOf(now) ? number : null;
}
